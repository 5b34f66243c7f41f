import { expectNoFindings, withAxe } from './axe'
import { expect, LANGUAGES, standing, test as demoTest, type Language, type Page } from './demo'
import { BOARDS, BUYING, openScreen, SCREENS, test } from './fixtures'
import { openPalette } from './keyboard'
import { keyInRow, rowAt } from './shop'

for (const language of LANGUAGES) {
  test(`axe finds nothing in a shop that is empty, in ${language}`, async ({ page }) => {
    test.setTimeout(300_000)
    await withAxe(page)
    for (const path of SCREENS) {
      await openScreen(page, path, language, 'system')
      await expectNoFindings(page, path)
    }
  })
}

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

const dialog = (page: Page) => page.getByRole('dialog')
const firstRecord = async (page: Page) => {
  const key = await keyInRow(page, 0)
  await page.goto(`${new URL(page.url()).pathname}/${encodeURIComponent(key)}`)
  await dialog(page).getByRole('heading', { level: 2 }).waitFor()
  await expect(dialog(page).locator('[aria-busy="true"]')).toHaveCount(0)
}

const STATES: State[] = [
  ...[...SCREENS, ...BOARDS, ...BUYING].map((path) => ({ what: path, path })),
  ...['', 'flow', 'flow?view=list', 'review', 'calendar', 'sweep', 'audit', 'prices?value=-10', 'health', 'reviews'].map((screen) => ({
    what: `listings/${screen}`,
    path: `/listings/${screen}`,
  })),
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

for (const language of LANGUAGES) {
  demoTest.describe(`in ${language}`, () => {
    demoTest.use({ language })
    demoTest.setTimeout(600_000)

    demoTest('axe finds nothing in the demo shop', async ({ page }) => {
      await withAxe(page)
      // Turn by turn in one language and the other: what axe finds lies in the structure, which is the same in both.
      for (const { what, path, open } of STATES.filter((_, at) => at % LANGUAGES.length === LANGUAGES.indexOf(language))) {
        await demoTest.step(what, async () => {
          await page.goto(path)
          await standing(page)
          await open?.(page, language)
          await expectNoFindings(page, what)
        })
      }
    })
  })
}
