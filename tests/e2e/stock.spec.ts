import { expect, LANGUAGES, standing, test, turns, type Language, type Page } from './demo'
import { availableOf, dialog, sheetWith, toasts } from './onScreen'
import { realFile } from '../tools/data.mjs'

/** The words of the screens, in the reader's language. */
const WORDS = {
  en: {
    move: 'Book a movement',
    fromFile: 'Paste or import',
    reason: 'Reason',
    lost: 'Lost',
    adjust: 'Adjust',
    adjustButton: 'Adjust stock',
    add: 'Add a SKU',
    undo: 'Undo',
    undone: 'Undone',
    refused: 'Refused rows',
    noCode: 'No code',
    broken: 'A formula of the spreadsheet failed (#REF! and the like)',
    book: /^Book [\d,]+ changes?$/,
    check: 'Check now',
    good: /levels checked; all are what the movements say/,
  },
  'zh-CN': {
    move: '登记变动',
    fromFile: '粘贴或导入',
    reason: '原因',
    lost: '丢失',
    adjust: '调整',
    adjustButton: '调整库存',
    add: '加一个 SKU',
    undo: '撤销',
    undone: '已撤销',
    refused: '有问题的行',
    noCode: '编码是空的',
    broken: '单元格公式出错（如 #REF）',
    book: /^登记 [\d,]+ 处变动$/,
    check: '开始核对',
    good: /全部与流水一致/,
  },
} as const satisfies Record<Language, object>

/** The first SKU of the list that can be given away, and how many of it. */
async function someSku(page: Page): Promise<{ sku: string; available: number }> {
  await page.goto('/stock?sort=available&state=fine')
  await standing(page)
  const row = page.locator('[role="row"][data-index="0"]')
  const sku = (await row.getByRole('link').first().textContent()) ?? ''
  const available = Number((await row.getByRole('gridcell').nth(5).textContent())?.replaceAll(/\D/g, ''))
  return { sku, available }
}

/** Runs in the page: a scanner types a code into whatever has the focus, faster than a hand, and presses Enter. */
function scanInPage(code: string) {
  const press = (key: string) =>
    (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  for (const key of code) {
    press(key)
    if (document.activeElement instanceof HTMLInputElement) document.execCommand('insertText', false, key)
  }
  press('Enter')
}

const unitsOn = (page: Page, sku: string) => dialog(page).getByRole('textbox', { name: new RegExp(sku) })

for (const language of LANGUAGES) {
  const words = WORDS[language]
  test.describe(language, () => {
    test.use({ language })
    const { inChinese, inEnglish } = turns(language)

    inEnglish('an adjustment needs a reason, is booked, and undone from its toast', async ({ page }) => {
      const { sku, available } = await someSku(page)
      await sheetWith(page, words, words.adjust, sku)
      await unitsOn(page, sku).fill('-1')
      await dialog(page).getByRole('button', { name: words.adjustButton }).click()
      await expect(dialog(page).getByRole('alert')).toContainText(sku)
      await dialog(page).getByLabel(words.reason).selectOption({ label: words.lost })
      await dialog(page).getByRole('button', { name: words.adjustButton }).click()
      await expect(dialog(page)).toHaveCount(0)
      await toasts(page).getByRole('button', { name: words.undo }).click()
      await expect(toasts(page)).toContainText(words.undone)
      expect(await availableOf(page, sku)).toBe(available)
      await page.goto('/stock/locations')
      await standing(page)
      await page.getByRole('button', { name: words.check }).click()
      await expect(page.getByRole('status').filter({ hasText: words.good })).toBeVisible({ timeout: 30_000 })
    })

    inChinese('a scanner adds a unit wherever the focus is, and an unknown code is said', async ({ page }) => {
      const { sku } = await someSku(page)
      const scan = (code: string) => page.evaluate(scanInPage, code)
      await scan(sku)
      await expect(unitsOn(page, sku)).toHaveValue('1')
      await unitsOn(page, sku).focus()
      await scan(sku)
      await expect(unitsOn(page, sku)).toHaveValue('2')
      await scan('00000000')
      await expect(toasts(page)).toContainText('00000000')
    })

    const file = realFile('sku-stock/sale_report_stock.csv')

    inEnglish('a real stock file is booked but for its broken rows, which say why', async ({ page }) => {
      test.skip(file === undefined, 'the stock file is not there')
      await page.goto('/stock')
      await standing(page)
      await page.getByRole('button', { name: words.fromFile }).click()
      await dialog(page)
        .locator('input[type=file]')
        .setInputFiles(file ?? [])
      const refused = dialog(page).getByRole('region', { name: words.refused })
      await expect(refused).toContainText(words.noCode, { timeout: 30_000 })
      await expect(refused).toContainText(words.broken)
      await dialog(page).getByRole('button', { name: words.book }).click()
      await expect(dialog(page)).toHaveCount(0, { timeout: 30_000 })
      expect(await availableOf(page, 'AN201-RED-L')).toBe(5)
      await page.goto('/history')
      await standing(page)
      const entry = page.getByRole('listitem').filter({ hasText: 'sale_report_stock.csv' })
      await entry.getByRole('button', { name: words.undo }).click()
      await expect(toasts(page)).toContainText(words.undone, { timeout: 30_000 })
    })
  })
}
