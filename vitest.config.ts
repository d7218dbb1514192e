import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [preact()],
  test: {
    include: ['{shared,companion,extension,e2e,scripts}/**/*.test.{ts,tsx}'],
    setupFiles: ['extension/ui/test-setup.ts'],
    // Two cores: more workers than that only wait for each other.
    maxWorkers: 2,
    // Tests wait for conditions, never for time: a busy machine must not make one of them fail.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
