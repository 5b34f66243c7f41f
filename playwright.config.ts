import { defineConfig } from '@playwright/test'
import { findChromium, launchArgs } from './tests/tools/chromium.mjs'

const PORT = 4199

export default defineConfig({
  testDir: 'tests/e2e',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 2,
  // Test by test, not file by file: otherwise one browser waits while the other works off the last file.
  fullyParallel: true,
  // Two browsers on two cores: what fails once and passes once is named in the summary as unsteady.
  retries: 1,
  forbidOnly: true,
  reporter: [['list']],
  use: {
    baseURL: `http://localhost:${PORT}`,
    trace: 'off',
    actionTimeout: 30_000,
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // A test that goes offline allows them; the others would fetch the whole application each time.
    serviceWorkers: 'block',
    launchOptions: { executablePath: findChromium(), args: launchArgs },
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${PORT} --strictPort`,
    port: PORT,
    reuseExistingServer: false,
    stdout: 'ignore',
  },
})
