/** How a person ends the service for a moment and starts it again; unlike removing it, it still starts at log-on. */
export function pauseService(
  platform: NodeJS.Platform,
  userId: number | undefined,
): { readonly stop: string; readonly start: string } {
  if (platform === 'win32')
    return { stop: 'schtasks /End /TN Podatelna', start: 'schtasks /Run /TN Podatelna' };
  if (platform === 'darwin') {
    const agent = `gui/${userId ?? ''}/cz.podatelna.companion`;
    return { stop: `launchctl kill SIGTERM ${agent}`, start: `launchctl kickstart ${agent}` };
  }
  const unit = 'podatelna.service';
  return { stop: `systemctl --user stop ${unit}`, start: `systemctl --user start ${unit}` };
}
