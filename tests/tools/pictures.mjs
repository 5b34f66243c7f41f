/**
 * `node tests/tools/pictures.mjs [folder]`: pictures of every screen, in both languages, light and dark, wide and narrow, over Online Retail.
 * With `--readme`: the two pictures of the READMEs, and nothing else.
 */
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ensureChromium, ensureCjkFont, launchArgs } from './chromium.mjs'
import { ONLINE_RETAIL, realFile } from './data.mjs'
import { ensureInstalled, root } from './install.mjs'
import { chooseFile, openWizard, pressCheck, pressImport } from './wizard.mjs'

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {{ name: string, path: string, ready?: (page: Page) => Promise<unknown> }} Screen */

const LANGUAGES = /** @type {const} */ (['en', 'zh-CN'])
const THEMES = /** @type {const} */ (['light', 'dark'])
const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
]

/** @param {string} file @returns {Screen[]} */
const screensOf = (file) => [
  { name: 'dashboard', path: '/dashboard', ready: (page) => page.locator('[data-live="true"]').first().waitFor() },
  { name: 'orders', path: '/orders' },
  { name: 'order', path: '/orders/536365', ready: (page) => page.getByRole('dialog').waitFor() },
  { name: 'products', path: '/products' },
  { name: 'product', path: '/products/85123A', ready: (page) => page.getByRole('dialog').waitFor() },
  { name: 'import', path: '/import' },
  {
    name: 'import-checked',
    path: '/import',
    ready: async (page) => {
      await chooseFile(page, file)
      await pressCheck(page)
      await page.locator('[data-import]').first().waitFor({ timeout: 120_000 })
    },
  },
  { name: 'history', path: '/history' },
  { name: 'settings', path: '/settings' },
]

/** Opens a screen and waits until nothing of it is on its way or moving. @param {Page} page @param {string} url @param {Screen} screen */
async function stand(page, url, { path, ready }) {
  await page.goto(`${url}${path}`)
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
  await ready?.(page)
  await page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' })
  await page.waitForTimeout(700)
}

/** @param {Page} page @param {{ language: string, theme: string }} preferences */
const prefer = (page, { language, theme }) =>
  page.evaluate((state) => localStorage.setItem('zhanggui:preferences', JSON.stringify({ state, version: 0 })), {
    language,
    theme,
    density: 'normal',
  })

/** @param {Page} page @param {string} url @param {string} file @param {string} folder */
async function all(page, url, file, folder) {
  mkdirSync(folder, { recursive: true })
  for (const size of SIZES) {
    await page.setViewportSize(size)
    for (const language of LANGUAGES) {
      for (const theme of THEMES) {
        await prefer(page, { language, theme })
        for (const screen of screensOf(file)) {
          await stand(page, url, screen)
          await page.screenshot({ path: join(folder, `${screen.name}.${language}.${theme}.${size.width}.png`), fullPage: size.width < 600 })
        }
      }
    }
  }
}

/** @param {Page} page @param {string} url @param {string} file */
async function readme(page, url, file) {
  await page.setViewportSize(SIZES[0])
  mkdirSync(join(root, 'public/pictures'), { recursive: true })
  for (const [language, name] of /** @type {const} */ ([
    ['en', 'dashboard.png'],
    ['zh-CN', 'dashboard.zh-CN.png'],
  ])) {
    await prefer(page, { language, theme: 'light' })
    await stand(page, url, screensOf(file)[0])
    const path = join(root, 'public/pictures', name)
    await page.screenshot({ path })
    console.log(`${path}: ${Math.round(statSync(path).size / 1024)} KiB`)
  }
}

ensureInstalled()
const file = realFile(ONLINE_RETAIL)
if (!file) {
  console.error(`The pictures need ${ONLINE_RETAIL}, in ../shared/data or in the folder that ZHANGGUI_DATA names.`)
  process.exit(1)
}
if (!ensureBuilt() || !ensureChromium()) process.exit(1)
ensureCjkFont()
const { chromium } = await import('@playwright/test')
const { preview } = await import('vite')
const profile = mkdtempSync(join(tmpdir(), 'zhanggui-pictures-'))
const server = await preview({ root, logLevel: 'error', preview: { host: '127.0.0.1', port: 4250, strictPort: false } })
const { port } = /** @type {import('node:net').AddressInfo} */ (server.httpServer.address())
const url = `http://localhost:${port}`
try {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: ensureChromium(),
    args: launchArgs,
    viewport: SIZES[0],
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  })
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(`${url}/import`)
  await openWizard(page, file)
  await pressImport(page)
  await page.locator('[data-import-state="done"]').waitFor({ timeout: 120_000 })
  const [, , ...given] = process.argv
  if (given.includes('--readme')) await readme(page, url, file)
  else await all(page, url, file, resolve(given[0] ?? 'pictures'))
  await context.close()
} finally {
  await server.close()
  rmSync(profile, { recursive: true, force: true })
}
