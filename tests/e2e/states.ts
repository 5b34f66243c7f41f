import { expect, standing, type Language, type Page } from './demo'
import { BOARDS, BUYING, PROMOTIONS, SCREENS, SERVICE } from './fixtures'
import { openPalette } from './keyboard'
import { dialog } from './onScreen'
import { keyInRow, rowAt } from './shop'

/** A state of a screen that somebody may come to. */
interface State {
  what: string
  path: string
  /** What is opened on it. */
  open?: (page: Page, language: Language) => Promise<void>
}

const named = (en: string | RegExp, zh: string | RegExp) => (language: Language) => (language === 'en' ? en : zh)
const SNOOZE = named('Snooze', '稍后处理')
const ADD_SHOP = named('New shop', '新建店铺')
const DELETE = named('Delete', /^删\s*除$/)
const ERASE = named('Erase customer…', '清除客户资料…')
const SHORTCUTS = named('Keyboard shortcuts', '快捷键')
const SHOPS = named('Switch shop', '切换店铺')
const PEOPLE = named(/^You act as/, /^现在是/)
const COLUMNS = named('Columns', '列')
const PAID = named(/^Paid .*100/, /^实付 .*100/)
const MOVE = named('Book a movement', '登记变动')
const COUNT = named('Begin a stocktake', '开始盘点')
const BEGIN = named('Begin', '开始')
const NEW_BATCH = named('New batch', '新建券批次')
const COUNT_SKU = named(/^Count /, /^数 /)

const firstRecord = async (page: Page) => {
  const key = await keyInRow(page, 0)
  await page.goto(`${new URL(page.url()).pathname}/${encodeURIComponent(key)}`)
  await dialog(page).getByRole('heading', { level: 2 }).waitFor()
  await expect(dialog(page).locator('[aria-busy="true"]')).toHaveCount(0)
}

/** Each screen of the demo shop, and what opens on it. */
export const STATES: State[] = [
  ...[...SCREENS, ...BOARDS, ...BUYING, ...PROMOTIONS, ...SERVICE].map((path) => ({ what: path, path })),
  ...['', 'flow', 'flow?view=list', 'review', 'calendar', 'sweep', 'audit', 'prices?value=-10', 'health', 'reviews'].map((screen) => ({
    what: `listings/${screen}`,
    path: `/listings/${screen}`,
  })),
  ...['?by=location', '/moves', '/counts', '/locations'].map((screen) => ({ what: `stock${screen}`, path: `/stock${screen}` })),
  ...['plan/gift-bundle', 'plan/month-threshold', 'simulate/month-threshold', 'room/month-threshold', 'judge/members-day'].map((part) => ({
    what: `promotions/${part}`,
    path: `/promotions/${part}`,
  })),
  {
    what: 'orders that were replayed',
    path: '/promotions/simulate/month-threshold?orders=1',
    open: async (page) => {
      await dialog(page).locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
    },
  },
  { what: 'points', path: '/promotions/members?show=points' },
  {
    what: 'a ticket',
    path: '/service',
    open: async (page) => {
      await page.getByRole('listbox').getByRole('option').first().waitFor()
      await page.keyboard.press('o')
      await page.getByRole('article').first().waitFor()
      await standing(page)
    },
  },
  {
    what: 'a return',
    path: '/service/returns',
    open: async (page) => {
      const key = await keyInRow(page, 0)
      await page.goto(`/service/returns/${encodeURIComponent(key)}`)
      await standing(page)
    },
  },
  {
    what: 'a batch of coupons',
    path: '/promotions/coupons',
    open: async (page) => {
      await rowAt(page, 0).getByRole('link').first().click()
      await page.waitForURL(/coupons\/./)
      await standing(page)
    },
  },
  {
    what: 'a new batch of coupons',
    path: '/promotions/coupons',
    open: async (page, language) => {
      await page.getByRole('button', { name: NEW_BATCH(language), exact: true }).click()
      await dialog(page).getByRole('radio').first().waitFor()
    },
  },
  {
    what: 'the stock of a SKU',
    path: '/stock?state=fine',
    open: async (page) => {
      await rowAt(page, 0).getByRole('link').first().click()
      await dialog(page).getByRole('table').waitFor()
    },
  },
  {
    what: 'the sheet of movements',
    path: '/stock',
    open: async (page, language) => {
      await page.getByRole('button', { name: MOVE(language), exact: true }).click()
      await dialog(page).getByRole('combobox').last().fill('a')
      await dialog(page).getByRole('listbox').getByRole('option').first().click()
    },
  },
  {
    what: 'the beginning of a stocktake',
    path: '/stock/counts',
    open: async (page, language) => {
      await page.getByRole('button', { name: COUNT(language) }).click()
      await dialog(page)
        .getByRole('button', { name: BEGIN(language), exact: true })
        .waitFor()
    },
  },
  {
    what: 'a stocktake',
    path: '/stock/counts',
    open: async (page, language) => {
      await page.getByRole('button', { name: COUNT(language) }).click()
      await dialog(page)
        .getByRole('button', { name: BEGIN(language), exact: true })
        .click()
      await expect(page).toHaveURL(/\/stock\/counts\/\d+/)
      await standing(page)
      await page
        .getByRole('button', { name: COUNT_SKU(language) })
        .first()
        .click()
    },
  },
  { what: 'categories', path: '/listings/categories?category=apparel' },
  { what: 'the editor', path: '/listings/p7', open: (page) => page.locator('[data-row="1"] [data-col="3"]').click() },
  { what: 'a proof', path: '/dashboard?range=lastMonth&proof=gmv_paid' },
  {
    what: 'snoozing',
    path: '/',
    open: async (page, language) => {
      await page
        .getByRole('main')
        .getByRole('button', { name: SNOOZE(language) })
        .first()
        .click()
      await dialog(page).waitFor()
    },
  },
  { what: 'an order', path: '/orders', open: firstRecord },
  { what: 'a product', path: '/products', open: firstRecord },
  { what: 'a customer', path: '/customers', open: firstRecord },
  {
    what: 'erasing a customer',
    path: '/customers',
    open: async (page, language) => {
      await firstRecord(page)
      await dialog(page)
        .getByRole('button', { name: ERASE(language) })
        .click()
      await expect(dialog(page)).toHaveCount(2)
    },
  },
  {
    what: 'a selection',
    path: '/orders',
    open: async (page) => {
      for (const index of [0, 2]) await rowAt(page, index).getByRole('checkbox').click()
      await page.getByRole('toolbar').waitFor()
    },
  },
  {
    what: 'orders by what was paid',
    path: '/orders?paidLeast=100',
    open: async (page, language) => {
      await page.getByRole('button', { name: PAID(language) }).click()
      await page.getByRole('dialog').getByRole('textbox').first().waitFor()
    },
  },
  {
    what: 'the columns of a list',
    path: '/orders',
    open: async (page, language) => {
      await page
        .getByRole('grid')
        .getByRole('button', { name: COLUMNS(language), exact: true })
        .click()
      await page.locator('.zg-grid-popup').waitFor()
    },
  },
  { what: 'a list that has nothing', path: '/orders?q=qqqqqq' },
  {
    what: 'the palette',
    path: '/',
    open: async (page) => {
      await openPalette(page)
      await page.getByRole('option').first().waitFor()
    },
  },
  {
    what: 'the palette, with finds',
    path: '/',
    open: async (page) => {
      await openPalette(page)
      await page.keyboard.type('a')
      await expect(page.getByRole('listbox')).toHaveAttribute('aria-busy', 'false')
    },
  },
  { what: 'the shops', path: '/', open: (page, language) => page.getByTitle(SHOPS(language)).click() },
  { what: 'the people', path: '/', open: (page, language) => page.getByTitle(PEOPLE(language)).click() },
  {
    what: 'the shortcuts',
    path: '/',
    open: (page, language) =>
      page
        .getByRole('banner')
        .getByRole('button', { name: SHORTCUTS(language) })
        .click(),
  },
  {
    what: 'a new shop',
    path: '/settings',
    open: (page, language) =>
      page
        .getByRole('main')
        .getByRole('button', { name: ADD_SHOP(language) })
        .click(),
  },
  {
    what: 'deleting a shop',
    path: '/settings',
    open: (page, language) =>
      page
        .locator('#shops')
        .getByRole('button', { name: DELETE(language) })
        .click(),
  },
]
