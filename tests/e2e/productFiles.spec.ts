import { expect, LANGUAGES, test, turns } from './demo'

const WORDS = {
  en: {
    check: 'Check',
    commit: 'Import 2 products',
    done: /Imported: 2 products added/,
    undo: 'Undo this import',
    undone: 'Undone',
    nothing: /nothing to import/,
    again: 'Import another file',
    left: 'Not an amount',
  },
  'zh-CN': {
    check: /^检\s*查$/,
    commit: '导入 2 个商品',
    done: /已导入：新增 2 个商品/,
    undo: '撤销这次导入',
    undone: '已撤销',
    nothing: /没有要导入的/,
    again: '再导入一个文件',
    left: '金额看不懂',
  },
} as const

const FILE = {
  name: 'shopify-products.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Barcode',
      'field-mug,Field mug,"For tea, out there",Acme,Camping,"tea, gift",true,Size,Small,FM-S,12.50,',
      'field-mug,,,,,,,,Large,FM-L,15.00,',
      'field-mug,,,,,,,,Huge,FM-XL,a lot,',
      'field-pan,Field pan,,Acme,Camping,,false,Title,Default Title,FP-1,39,',
    ].join('\n'),
  ),
}

for (const language of LANGUAGES) {
  const words = WORDS[language]
  test.describe(`A file of products, in ${language}`, () => {
    test.use({ language })
    const { inChinese } = turns(language)

    inChinese('comes in by the wizard, has nothing to do the second time, and is undone', async ({ page }) => {
      await page.goto('/import')
      await page.locator('input[type="file"]').setInputFiles(FILE)
      await page.getByRole('button', { name: words.check, exact: true }).click()
      const count = (name: string) => page.locator(`[data-import="${name}"]`)
      await expect(count('added')).toHaveText('2')
      await expect(count('newSkus')).toHaveText('3')
      await expect(count('refused')).toHaveText('1')
      await expect(page.getByText(words.left)).toBeVisible()
      await page.getByRole('button', { name: words.commit }).click()
      await expect(page.getByText(words.done)).toBeVisible()

      await page.goto('/products/FM-L')
      await expect(page.getByRole('dialog').getByText('Field mug').first()).toBeVisible()

      await page.goto('/import')
      await page.locator('input[type="file"]').setInputFiles(FILE)
      await page.getByRole('button', { name: words.check, exact: true }).click()
      await expect(page.getByText(words.nothing)).toBeVisible()

      await page.goto('/history')
      await page
        .getByRole('button', { name: /Undo|撤销/ })
        .first()
        .click()
      await expect(page.locator('.zg-toast').filter({ hasText: words.undone })).toBeVisible()
      await page.goto('/products/FM-L')
      await expect(page.getByRole('dialog').getByText('Field mug')).toHaveCount(0)
    })
  })
}
