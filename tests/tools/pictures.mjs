/**
 * `node tests/tools/pictures.mjs [folder] [names]`: pictures of every screen of the demo shop, in both languages, light and dark, wide and narrow; with
 * names (`orders,palette`), of those alone. With `--readme`: the pictures of the READMEs, and nothing else. Needs no file.
 */
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ensureChromium, ensureCjkFont, launchArgs } from './chromium.mjs'
import { demoDoor, openDemoShop } from './demoShop.mjs'
import { ensureInstalled, root } from './install.mjs'
import { chooseFile, pressCheck } from './wizard.mjs'

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {{ width: number, height: number }} Size */
/** @typedef {{ name: string, path: string, ready?: (page: Page) => Promise<unknown>, wideOnly?: boolean, whole?: boolean }} Screen whole: all of it, also wide */

const LANGUAGES = /** @type {const} */ (['en', 'zh-CN'])
const THEMES = /** @type {const} */ (['light', 'dark'])
const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
]
/** The figures and the first chart. */
const README_SIZE = { width: 1280, height: 1100 }
const ZONES = { en: 'Europe/London', 'zh-CN': 'Asia/Shanghai' }

/** Beside the overview. */
const BOARDS = ['sales', 'products', 'customers', 'traffic', 'stock', 'service', 'goals']

/** A small order file with a row that is refused. */
const ORDERS = {
  name: 'orders.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'Order number,Order date,SKU,Title,Quantity,Unit price,Buyer ID',
      'W-1001,2026-03-01 10:00:00,MUG-BLUE,Blue mug,2,4.50,ann',
      'W-1002,2026-03-02 11:30:00,PLATE-L,"Plate, large",1,12.00,bob',
      'W-1003,some day,MUG-BLUE,Blue mug,1,4.50,cy',
    ].join('\n'),
  ),
}

/** A list of campaigns with one that ends before it begins. */
const CAMPAIGNS = {
  name: 'campaigns.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from('campaign_id,campaign_type,start_date,end_date\n1,Mailer,2026-03-03,2026-04-09\n2,Mailer,2026-04-09,2026-04-01\n'),
}

const live = (/** @type {Page} */ page) => page.locator('[data-live="true"]').first().waitFor()
/** A board knows its days, and has something to wait for. */
const parts = (/** @type {Page} */ page) => page.locator('main .zg-dash > *').first().waitFor()
const dialog = (/** @type {Page} */ page) => page.getByRole('dialog').last().waitFor()
const rows = (/** @type {Page} */ page) => page.locator('[role="grid"] [role="row"][data-index="1"]').waitFor()

/** Opens the details of a row of the list that stands. @param {number} index @returns {(page: Page) => Promise<void>} */
const record = (index) => async (page) => {
  await rows(page)
  const link = page.locator(`[role="row"][data-index="${index}"]`).getByRole('link').first()
  const [path] = ((await link.count()) > 0 ? await link.getAttribute('href') : undefined)?.split('?') ?? []
  if (path === undefined) await page.locator(`[role="row"][data-index="${index}"]`).click()
  else await page.goto(new URL(path, page.url()).href)
  await page.getByRole('dialog').getByRole('heading', { level: 2 }).waitFor()
  await page.locator('[role="dialog"] [aria-busy="true"]').first().waitFor({ state: 'detached' })
}

/** As record, and on to a part of it. @param {number} index @param {RegExp} part @returns {(page: Page) => Promise<void>} */
const partOf = (index, part) => async (page) => {
  await record(index)(page)
  await page.getByRole('dialog').getByRole('heading', { name: part }).scrollIntoViewIfNeeded()
}

/** @param {string} text @returns {(page: Page) => Promise<void>} */
const palette = (text) => async (page) => {
  await live(page)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').first().waitFor()
  await page.keyboard.type(text)
  await page.getByRole('option').first().waitFor()
}

/** @param {RegExp} title @returns {(page: Page) => Promise<void>} */
const menu = (title) => async (page) => {
  await live(page)
  await page.getByTitle(title).first().click()
  await page.getByRole('menu').waitFor()
}

/** @param {string} id @returns {(page: Page) => Promise<void>} */
const section = (id) => async (page) => {
  await page.locator(`#${id}`).evaluate((part) => part.scrollIntoView({ block: 'start' }))
}

/** Presses a button that opens a sheet. @param {RegExp} name @returns {(page: Page) => Promise<void>} */
const press = (name) => async (page) => {
  await page.getByRole('main').getByRole('button', { name }).click()
  await dialog(page)
}

/** Opens the first ticket of the queue, with what is known of its customer. @param {Page} page */
async function firstTicket(page) {
  await page.getByRole('listbox').getByRole('option').first().waitFor()
  await page.keyboard.press('o')
  await page.getByRole('article').first().waitFor()
  await page.getByRole('complementary').getByRole('heading').nth(2).waitFor()
}

/** @type {Screen[]} */
const SCREENS = [
  { name: 'home', path: '/', ready: live },
  {
    name: 'snooze',
    path: '/',
    ready: async (page) => {
      await page
        .getByRole('main')
        .getByRole('button', { name: /^(Snooze|稍后处理)$/ })
        .first()
        .click()
      await dialog(page)
    },
  },
  { name: 'connect', path: '/connect' },
  { name: 'dashboard', path: '/dashboard', ready: live, whole: true },
  ...BOARDS.map((board) => ({ name: `dashboard-${board}`, path: `/dashboard/${board}`, ready: parts, whole: true })),
  { name: 'dashboard-compared', path: '/dashboard?range=30d', ready: live, whole: true },
  { name: 'dashboard-proof', path: '/dashboard?range=30d&proof=gmv_paid', ready: dialog },
  { name: 'dashboard-rules', path: '/dashboard/customers', ready: press(/^(Segment rules…|分群规则…)$/) },
  { name: 'stock', path: '/stock', ready: rows },
  { name: 'stock-sheet', path: '/stock?do=transfer', ready: dialog },
  { name: 'stock-moves', path: '/stock/moves', ready: rows },
  { name: 'stock-locations', path: '/stock/locations' },
  { name: 'stock-count', path: '/stock/counts', ready: press(/^(Begin a stocktake|开始盘点)$/) },
  { name: 'orders', path: '/orders', ready: rows },
  {
    name: 'orders-selected',
    path: '/orders',
    ready: async (page) => {
      await rows(page)
      // The tab remembers what was selected in the look before.
      if ((await page.getByRole('toolbar').count()) === 0)
        for (const index of [1, 2, 4]) await page.locator(`[role="row"][data-index="${index}"]`).getByRole('checkbox').click()
      await page.getByRole('toolbar').waitFor()
    },
    wideOnly: true,
  },
  {
    name: 'orders-columns',
    path: '/orders',
    ready: async (page) => {
      await rows(page)
      await page
        .getByRole('grid')
        .getByRole('button', { name: /^(Columns|列)$/ })
        .click()
      await page.locator('.zg-grid-popup').waitFor()
    },
    wideOnly: true,
  },
  { name: 'orders-none', path: '/orders?q=zzzz' },
  { name: 'order', path: '/orders?state=refunded&state=partlyRefunded', ready: record(3) },
  { name: 'order-work', path: '/orders', ready: partOf(3, /^(Tasks|任务)$/) },
  { name: 'products', path: '/products', ready: rows },
  { name: 'product', path: '/products', ready: record(2) },
  { name: 'planning', path: '/stock/planning' },
  { name: 'alerts', path: '/stock/alerts' },
  { name: 'purchases', path: '/stock/purchases', ready: rows },
  {
    name: 'purchase',
    path: '/stock/purchases?state=part',
    ready: async (page) => {
      await rows(page)
      await page.locator('[role="row"][data-index="0"]').getByRole('link').first().click()
      await page.getByRole('main').getByRole('heading', { level: 2 }).first().waitFor()
    },
  },
  { name: 'suppliers', path: '/stock/suppliers', ready: rows },
  { name: 'supplier', path: '/stock/suppliers', ready: record(2) },
  { name: 'promotions', path: '/promotions', ready: rows },
  { name: 'promotion-new', path: '/promotions/new?goal=productSales', whole: true },
  { name: 'promotion-plan', path: '/promotions/plan/gift-bundle', whole: true },
  { name: 'promotion-calendar', path: '/promotions/calendar' },
  {
    name: 'promotion-simulate',
    path: '/promotions/simulate/month-threshold',
    ready: (page) => page.locator('[data-tile="gmv"]').waitFor(),
    whole: true,
  },
  {
    name: 'promotion-room',
    path: '/promotions/room/month-threshold',
    ready: (page) => page.locator('[data-figure="gmv"]').waitFor(),
    whole: true,
  },
  { name: 'promotion-judge', path: '/promotions/judge/members-day', whole: true },
  { name: 'coupons', path: '/promotions/coupons', ready: rows },
  { name: 'members', path: '/promotions/members' },
  { name: 'inbox', path: '/service' },
  { name: 'ticket', path: '/service', ready: firstTicket },
  { name: 'returns', path: '/service/returns', ready: rows },
  { name: 'return', path: '/service/returns', ready: record(2), whole: true },
  { name: 'complaints', path: '/service/complaints', ready: rows },
  { name: 'complaint-reasons', path: '/service/complaints?show=reasons', whole: true },
  { name: 'quality', path: '/service/quality' },
  { name: 'hand-off', path: '/service/handoff', whole: true },
  { name: 'desk-settings', path: '/service/settings', whole: true },
  { name: 'customers', path: '/customers', ready: rows },
  { name: 'customer', path: '/customers', ready: record(2) },
  {
    name: 'erase',
    path: '/customers',
    ready: async (page) => {
      await record(2)(page)
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^(Erase customer…|清除客户资料…)$/ })
        .click()
    },
  },
  { name: 'import', path: '/import' },
  {
    name: 'import-checked',
    path: '/import',
    ready: async (page) => {
      await chooseFile(page, ORDERS)
      await pressCheck(page)
      await page.locator('[data-import]').first().waitFor()
    },
  },
  {
    name: 'import-campaigns',
    path: '/import',
    ready: async (page) => {
      await chooseFile(page, CAMPAIGNS)
      await pressCheck(page)
      await page.locator('[data-import]').first().waitFor()
    },
  },
  { name: 'history', path: '/history' },
  { name: 'settings', path: '/settings' },
  { name: 'settings-shops', path: '/settings', ready: section('shops') },
  { name: 'settings-people', path: '/settings', ready: section('people') },
  { name: 'settings-backup', path: '/settings', ready: section('backup') },
  { name: 'palette', path: '/', ready: palette('') },
  { name: 'palette-found', path: '/', ready: palette('a') },
  { name: 'shop-menu', path: '/', ready: menu(/^(Switch shop|切换店铺)$/) },
  { name: 'people-menu', path: '/', ready: menu(/^(You act as|现在是)/) },
  { name: 'shortcuts', path: '/', ready: (page) => page.keyboard.press('?'), wideOnly: true },
  { name: 'no-such-page', path: '/no/such/page' },
]

/** Panels come after the figures, and others after those: waits until none has been awaited for a while. @param {Page} page */
async function settled(page) {
  const awaited = page.locator('main :is([aria-busy="true"], .zg-panel-waiting)')
  for (let quiet = 0, looks = 0; quiet < 4 && looks < 150; looks++) {
    quiet = (await awaited.count()) === 0 ? quiet + 1 : 0
    await page.waitForTimeout(200)
  }
}

/** Opens a screen and waits until nothing of it is on its way, undrawn or moving. @param {Page} page @param {string} url @param {Screen} screen */
async function stand(page, url, { path, ready }) {
  await page.goto(`${url}${path}`)
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
  await ready?.(page)
  await settled(page)
  // The code that draws comes after the figures.
  await page.waitForFunction(() => [...document.querySelectorAll('.zg-chart-drawing')].every((chart) => chart.querySelector('canvas')))
  await page.waitForTimeout(500)
}

/** @param {Page} page @param {{ language: string, theme: string }} preferences */
const prefer = (page, { language, theme }) =>
  page.evaluate((state) => localStorage.setItem('zhanggui:preferences', JSON.stringify({ state, version: 0 })), {
    language,
    theme,
    density: 'normal',
  })

/** A drawer, a list and a dialog scroll within the window; all else is taken as a whole on a phone. @param {Page} page @param {boolean} asked */
const isWhole = async (page, asked) =>
  asked && (await page.locator('[role="grid"], [role="dialog"], dialog[open]').filter({ visible: true }).count()) === 0

/** A screen in every look; one that does not come is told, and the others are taken. @param {Page} page @param {Screen} screen @param {{ url: string, folder: string, language: string }} where */
async function take(page, screen, { url, folder, language }) {
  for (const size of screen.wideOnly ? SIZES.slice(0, 1) : SIZES) {
    for (const theme of THEMES) {
      const name = `${screen.name}.${language}.${theme}.${size.width}.png`
      try {
        await page.setViewportSize(size)
        await prefer(page, { language, theme })
        await stand(page, url, screen)
        await page.screenshot({ path: join(folder, name), fullPage: await isWhole(page, screen.whole === true || size.width < 600) })
      } catch (error) {
        process.exitCode = 1
        console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
  }
}

/** @param {Page} page @param {string} url @param {string} language */
async function readme(page, url, language) {
  mkdirSync(join(root, 'public/pictures'), { recursive: true })
  await prefer(page, { language, theme: 'light' })
  await page.setViewportSize(README_SIZE)
  for (const screen of [
    { name: 'dashboard', path: '/dashboard?range=30d', ready: live },
    { name: 'inbox', path: '/service', ready: firstTicket },
  ]) {
    await stand(page, url, screen)
    const path = join(root, 'public/pictures', language === 'en' ? `${screen.name}.png` : `${screen.name}.${language}.png`)
    await page.screenshot({ path })
    console.log(`${path}: ${Math.round(statSync(path).size / 1024)} KiB`)
  }
}

ensureInstalled()
if (!ensureBuilt() || !ensureChromium()) process.exit(1)
ensureCjkFont()
const { chromium } = await import('@playwright/test')
const { preview } = await import('vite')
const isReadme = process.argv.includes('--readme')
const [folder = 'pictures', names] = process.argv.slice(2).filter((given) => !given.startsWith('--'))
const isAsked = ({ name = '' }) => names === undefined || names.split(',').includes(name)
const profiles = mkdtempSync(join(tmpdir(), 'zhanggui-pictures-'))
const server = await preview({
  root,
  logLevel: 'error',
  preview: { host: '127.0.0.1', port: 4250, strictPort: false },
})
const { port } = /** @type {import('node:net').AddressInfo} */ (server.httpServer.address())
const url = `http://localhost:${port}`
try {
  mkdirSync(resolve(folder), { recursive: true })
  for (const language of LANGUAGES) {
    const context = await chromium.launchPersistentContext(join(profiles, language), {
      executablePath: ensureChromium(),
      args: launchArgs,
      viewport: SIZES[0],
      locale: language === 'en' ? 'en-GB' : language,
      timezoneId: ZONES[language],
    })
    const page = context.pages()[0] ?? (await context.newPage())
    await page.goto(url)
    /** @type {Screen} */
    const welcome = { name: 'welcome', path: '/', ready: () => demoDoor(page).waitFor() }
    if (!isReadme && isAsked(welcome)) await take(page, welcome, { url, folder: resolve(folder), language })
    await page.setViewportSize(SIZES[0])
    await page.goto(url)
    await openDemoShop(page)
    if (isReadme) await readme(page, url, language)
    else for (const screen of SCREENS.filter(isAsked)) await take(page, screen, { url, folder: resolve(folder), language })
    await context.close()
  }
} finally {
  await server.close()
  rmSync(profiles, { recursive: true, force: true })
}
