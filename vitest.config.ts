import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [preact()],
  test: {
    include: ['{shared,companion,extension,e2e,scripts}/**/*.test.{ts,tsx}'],
    // Two cores: more workers than that only wait for each other.
    maxWorkers: 2,
  },
});
