import { readFileSync } from 'node:fs'
import { expect, LANGUAGES, standing, test, turns, type Page } from './demo'

const WORDS = {
  en: {
    new: 'New batch',
    name: 'Name',
    batch: 'Members day',
    prefix: 'Prefix',
    make: 'Make 1,000 codes',
    export: 'Export codes',
    import: 'Import codes',
    file: 'File',
    redeem: 'Redeem',
    code: 'Code',
    redeemed: 'Redeemed',
    used: 'The code',
    undo: 'Undo',
    undone: /Undone/,
    look: 'Look up a code',
    valid: 'Valid, not used yet',
    wasUsed: /^Used /,
    orders: 'Gold: Orders from',
    save: 'Save tiers',
    saved: 'Tiers saved',
    apply: /^Set the tiers? of /,
    applied: /^Tiers set: /,
  },
  'zh-CN': {
    new: '新建券批次',
    name: '名称',
    batch: '会员日专属',
    prefix: '前缀',
    make: '生成 1,000 个券码',
    export: '导出券码',
    import: '导入券码',
    file: '文件',
    redeem: /^核\s?销$/,
    code: '券码',
    redeemed: '已核销',
    used: '已经用过了',
    undo: /^撤\s?销$/,
    undone: /已撤销/,
    look: '查券码',
    valid: '有效，还没有使用',
    wasUsed: /已使用$/,
    orders: '金卡的订单满',
    save: '保存等级',
    saved: '会员等级已保存',
    apply: /^调整 [\d,]+ 人的等级$/,
    applied: /^已调整：/,
  },
} as const

type Words = (typeof WORDS)[keyof typeof WORDS]

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await standing(page)
}

async function undoLast(page: Page, words: Words): Promise<void> {
  await page.getByRole('button', { name: words.undo }).last().click()
  await expect(page.getByText(words.undone).last()).toBeVisible()
}

/** Where a code stands, as its look-up says. */
async function lookUp(page: Page, words: Words, code: string, verdict: string | RegExp): Promise<void> {
  await open(page, '/promotions/coupons')
  await page.getByRole('textbox', { name: words.look }).fill(code)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('search').getByText(verdict)).toBeVisible()
}

/** Makes a batch by the keyboard alone and gives its address. */
async function makeBatch(page: Page, words: Words): Promise<string> {
  await open(page, '/promotions/coupons')
  await page.getByRole('button', { name: words.new }).press('Enter')
  const form = page.getByRole('dialog')
  await form.getByRole('textbox', { name: words.name }).fill(words.batch)
  await form.getByRole('textbox', { name: words.prefix }).fill('hy')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: words.batch })).toBeVisible()
  return new URL(page.url()).pathname
}

for (const language of LANGUAGES) {
  const words = WORDS[language]
  test.describe(`coupons and members, in ${language}`, () => {
    test.use({ language })
    const { inChinese, inEnglish } = turns(language)

    inChinese('a thousand codes go out and come back as nothing new, and one is redeemed and undone', async ({ page }) => {
      const path = await makeBatch(page, words)
      const grid = page.getByRole('grid')
      await expect(grid).toHaveAttribute('aria-rowcount', '1001')
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: words.export }).click()])
      const file = await download.path()
      const codes = readFileSync(file, 'utf8')
        .split('\r\n')
        .slice(1, -1)
        .map((line) => line.split(',')[0])
      expect(new Set(codes).size).toBe(1000)
      expect(codes.every((code) => /^HY-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{5}$/.test(code))).toBe(true)

      await page.getByRole('button', { name: words.import }).click()
      const sheet = page.getByRole('dialog')
      await sheet.getByLabel(words.file).setInputFiles({ name: 'codes.csv', mimeType: 'text/csv', buffer: readFileSync(file) })
      await expect(sheet.locator('[data-codes="0 1000 0"]')).toBeVisible()
      await page.keyboard.press('Escape')

      const [, code] = codes
      for (const said of [words.redeemed, words.used]) {
        await expect(page.getByRole('dialog')).toHaveCount(0)
        await page.getByRole('button', { name: words.redeem, exact: true }).click()
        await page.getByRole('dialog').getByRole('textbox', { name: words.code }).fill(code.toLowerCase())
        await page.keyboard.press('Enter')
        await expect(page.getByText(said).last()).toBeVisible()
      }
      await page.keyboard.press('Escape')
      await lookUp(page, words, code, words.wasUsed)
      await open(page, `${path}?show=uses`)
      await expect(grid).toHaveAttribute('aria-rowcount', '2')
      await open(page, path)
      await page.getByRole('button', { name: words.redeem, exact: true }).click()
      await page.getByRole('dialog').getByRole('textbox', { name: words.code }).fill(codes[2])
      await page.keyboard.press('Enter')
      await undoLast(page, words)
      await lookUp(page, words, codes[2], words.valid)
    })

    inEnglish('tiers are tried on the orders of now, saved, applied to everybody, and undone', async ({ page }) => {
      await open(page, '/promotions/members')
      const moves = page.locator('[data-moves]')
      const before = await moves.getAttribute('data-moves')
      await page.getByRole('textbox', { name: words.orders }).fill('12')
      await expect(moves).not.toHaveAttribute('data-moves', before ?? '')
      await page.getByRole('button', { name: words.save }).click()
      await expect(page.getByText(words.saved)).toBeVisible()
      const apply = page.getByRole('button', { name: words.apply })
      await apply.click()
      await expect(page.getByText(words.applied)).toBeVisible()
      await expect(moves).toHaveAttribute('data-moves', '0 0')
      await undoLast(page, words)
      await expect(moves).not.toHaveAttribute('data-moves', '0 0')
    })
  })
}
