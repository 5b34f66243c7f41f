import { readFileSync } from 'node:fs'
import type { Download, Locator } from '@playwright/test'
import Papa from 'papaparse'
import { openDemoShop } from '../tools/demoShop.mjs'
import { expect, LANGUAGES, standing, test, type Page } from './demo'
import { tiles } from './shop'

const WORDS = {
  en: {
    period: /^Period/,
    channels: 'Channels',
    byDay: 'GMV by day',
    openRows: /^See the orders behind GMV paid/,
    meaning: 'What GMV paid means',
    prove: 'Prove it, row by row',
    exportRows: /^Export these [\d,]+ rows/,
    exportChart: 'Export: GMV by day',
    csv: 'Figures, CSV',
    asTable: 'Show as table',
    asChart: 'Show as chart',
    removeFilter: /^Remove the filter/,
    boards: 'Boards',
    customers: 'Customers',
    seeThem: 'See these customers',
  },
  'zh-CN': {
    period: /^时间范围/,
    channels: '渠道',
    byDay: '每日 GMV',
    openRows: /^查看构成“/,
    meaning: 'GMV 支付金额的定义',
    prove: '逐行核对这个数',
    exportRows: /^导出这 [\d,]+ 行/,
    exportChart: '导出: 每日 GMV',
    csv: '数据 CSV',
    asTable: '看数据表',
    asChart: '看图',
    removeFilter: /^去掉筛选/,
    boards: '看板',
    customers: '客户',
    seeThem: '查看这些客户',
  },
} as const

const DAY_MS = 86_400_000

/** The days [from, to) that the address asks for. */
function daysIn(page: Page): number {
  const { searchParams } = new URL(page.url())
  return (Date.parse(searchParams.get('to') ?? '') - Date.parse(searchParams.get('from') ?? '')) / DAY_MS
}

const numberOf = async (found: Locator, name: string): Promise<number> => Number(await found.getAttribute(name))
const numbersOf = (found: Locator, name: string): Promise<number[]> =>
  found.evaluateAll((all: Element[], attribute) => all.map((each) => Number(each.getAttribute(attribute))), name)
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Rows of a file that was downloaded, its header first. */
async function csvOf(download: Download): Promise<string[][]> {
  const text = readFileSync(await download.path(), 'utf8').replace(/^\uFEFF/, '')
  return Papa.parse<string[]>(text).data
}

/** The tiles once they are other than these: the address changes before they do. */
async function tilesAfter(page: Page, before: Record<string, number>): Promise<Record<string, number>> {
  await expect.poll(async () => (await tiles(page)).gmv_paid).not.toBe(before.gmv_paid)
  return tiles(page)
}

const chart = (page: Page, title: string): Locator => page.getByRole('region', { name: title, exact: true })

for (const language of LANGUAGES) {
  const words = WORDS[language]
  test.describe(`an analyst who reads ${language}`, () => {
    test.use({ language })

    test('asks why GMV moved, narrows, brushes, proves, exports, and hands the link on', async ({ page, elsewhere }) => {
      await page.goto('/dashboard')
      // What was painted from the last visit gives way to the screen itself.
      await expect(async () => {
        await page.getByLabel(words.period).selectOption('lastMonth')
        await expect(page).toHaveURL(/range=lastMonth/, { timeout: 500 })
      }).toPass()

      await test.step('why GMV moved: the parts sum to the change to the last unit', async () => {
        const move = page.locator('[data-move]')
        await expect(move).toBeVisible()
        const change = await numberOf(move, 'data-move')
        expect(change).not.toBe(0)
        expect(sum(await numbersOf(move.locator('[data-part]'), 'data-value'))).toBe(change)
        expect(sum(await numbersOf(move.locator('tbody tr'), 'data-value'))).toBe(change)
      })

      const whole = await tiles(page)
      const channel = await test.step('one channel', async () => {
        const row = page.getByRole('region', { name: words.channels }).locator('tbody tr').first()
        const ofChannel = await numberOf(row, 'data-value')
        await row.getByRole('button').click()
        await expect(page).toHaveURL(/channel=/)
        await expect(page.getByRole('button', { name: words.removeFilter })).toBeVisible()
        const narrowed = await tilesAfter(page, whole)
        expect(narrowed.gmv_paid).toBe(ofChannel)
        expect(narrowed.orders).toBeLessThan(whole.orders)
        return narrowed
      })

      await test.step('a stretch of days is dragged over, and Back takes it away', async () => {
        const drawing = chart(page, words.byDay).getByRole('application')
        await drawing.scrollIntoViewIfNeeded()
        await expect(drawing.locator('canvas')).toBeVisible()
        const box = await drawing.boundingBox()
        if (!box) throw new Error('the chart has no place')
        const y = box.y + box.height / 2
        await page.mouse.move(box.x + box.width * 0.4, y)
        await page.mouse.down()
        await page.mouse.move(box.x + box.width * 0.5, y, { steps: 4 })
        await page.mouse.move(box.x + box.width * 0.6, y, { steps: 4 })
        await page.mouse.up()
        await expect(page).toHaveURL(/from=/)
        expect(daysIn(page)).toBeGreaterThan(2)
        expect(daysIn(page)).toBeLessThan(12)
        await page.goBack()
        await expect(page).toHaveURL(/range=lastMonth/)
      })

      await test.step('a week is chosen with the keys alone', async () => {
        const drawing = chart(page, words.byDay).getByRole('application')
        await expect(drawing.locator('canvas')).toBeVisible()
        await drawing.focus()
        await page.keyboard.press('End')
        for (let days = 0; days < 6; days++) await page.keyboard.press('Shift+ArrowLeft')
        await page.keyboard.press('Enter')
        await expect(page).toHaveURL(/from=/)
        expect(daysIn(page)).toBe(7)
      })
      const link = page.url()
      const week = await tilesAfter(page, channel)
      expect(week.gmv_paid).toBeGreaterThan(0)

      await test.step('the rows behind the figure are as many as it counts', async () => {
        await page.getByRole('list').getByTitle(words.openRows).first().click()
        await expect(page).toHaveURL(/\/orders\?/)
        await standing(page)
        await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(week.orders + 1))
        await page.goBack()
        expect(await tiles(page)).toEqual(week)
      })

      await test.step('the cohort leads to its buyers', async () => {
        await page.getByRole('navigation', { name: words.boards }).getByRole('link', { name: words.customers }).click()
        await expect(page).toHaveURL(/\/dashboard\/customers\?/)
        await standing(page)
        const cell = page.locator('[data-cohort] [data-at="0 0"]')
        await cell.click()
        const told = page.getByRole('status').filter({ has: page.getByRole('link', { name: words.seeThem }) })
        const buyers = Number(/([\d,]+)\s*(?:buyers?|位)/.exec((await told.textContent()) ?? '')?.[1].replaceAll(',', ''))
        expect(buyers).toBeGreaterThan(0)
        await told.getByRole('link', { name: words.seeThem }).click()
        await expect(page).toHaveURL(/\/customers\?who=/)
        await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(buyers + 1))
        await page.goto(link)
        expect(await tiles(page)).toEqual(week)
      })

      await test.step('the figure is proved: its rows sum to it, on the screen and in the file', async () => {
        await page.getByRole('button', { name: words.meaning }).click()
        await page.getByRole('link', { name: words.prove }).click()
        await expect(page).toHaveURL(/proof=gmv_paid/)
        const proof = page.getByRole('dialog').locator('[data-proof="gmv_paid"]')
        await expect(proof).toBeVisible()
        expect(await numberOf(proof, 'data-value')).toBe(week.gmv_paid)
        expect(await numberOf(proof, 'data-part')).toBeCloseTo(week.gmv_paid, 6)
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('dialog').getByRole('button', { name: words.exportRows }).click(),
        ])
        const [, ...rows] = await csvOf(download)
        const parts = rows.slice(
          0,
          rows.findIndex(([first]) => first === ''),
        )
        expect(parts.length).toBeGreaterThan(10)
        expect(sum(parts.map(([, , , part]) => Number(part)))).toBeCloseTo(week.gmv_paid, 4)
        await page.keyboard.press('Escape')
        await expect(page).not.toHaveURL(/proof=/)
      })

      await test.step('a chart goes out as figures, and is a table on the screen', async () => {
        const drawn = chart(page, words.byDay)
        await drawn.getByRole('button', { name: words.exportChart }).click()
        const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: words.csv }).click()])
        const [, ...rows] = await csvOf(download)
        const days = rows.slice(0, 7)
        expect(sum(days.map(([, gmv]) => Number(gmv)))).toBeCloseTo(week.gmv_paid, 4)
        await drawn.getByRole('button', { name: words.asTable }).click()
        await expect(drawn.locator('tbody tr')).toHaveCount(7)
        await drawn.getByRole('button', { name: words.asChart }).click()
      })

      await test.step('the link shows the same figures in another profile', async () => {
        const at = await page.evaluate((): number => {
          const { state } = JSON.parse(localStorage.getItem('zhanggui:shops') ?? '{}')
          return state.shops.find(({ kind }: { kind: string }) => kind === 'demo').createdAt
        })
        // The same demo shop is made of the same moment; time itself goes on.
        await elsewhere.clock.setFixedTime(at)
        await elsewhere.goto('/')
        await openDemoShop(elsewhere)
        await elsewhere.goto(link)
        expect(await tiles(elsewhere)).toEqual(week)
      })
    })
  })
}

test('an audience is saved from a segment and narrows customers; a goal is set and undone', async ({ page }) => {
  await page.goto('/dashboard/customers')
  await tiles(page)
  await test.step('a segment becomes an audience of as many buyers', async () => {
    const segment = page.locator('tr[data-segment="champion"]')
    const buyers = await numberOf(segment, 'data-buyers')
    await segment.getByRole('button', { name: /^Save/ }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('textbox', { name: 'Name of the audience' }).fill('Best of all')
    await expect(sheet.locator('[data-audience-size]')).toHaveAttribute('data-audience-size', String(buyers))
    await sheet.getByRole('button', { name: 'Save audience' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Audience "Best of all" saved' })).toBeVisible()

    await page.goto('/customers')
    await standing(page)
    await page.getByRole('button', { name: 'Audience', exact: true }).click()
    await page.getByRole('dialog', { name: 'Audience', exact: true }).getByText('Best of all').click()
    await expect(page).toHaveURL(/audience=/)
    await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(buyers + 1))
  })

  await test.step('a goal stands until it is undone', async () => {
    await page.goto('/dashboard/goals')
    await standing(page)
    await page.getByRole('button', { name: 'Set a goal' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('Figure').selectOption({ label: 'Orders' })
    await sheet.getByLabel(/^Target/).fill('123456')
    await sheet.getByLabel('Note').fill('Of the test')
    await sheet.getByRole('button', { name: 'Save' }).click()
    const saved = page.getByRole('status').filter({ hasText: 'Goal saved' })
    await expect(saved).toBeVisible()
    await expect(page.getByText('123,456').first()).toBeVisible()
    await saved.getByRole('button', { name: 'Undo' }).last().click()
    await expect(page.getByRole('status').filter({ hasText: 'Undone' })).toBeVisible()
    await expect(page.getByText('123,456')).toHaveCount(0)
  })
})
