import { chooseFile, pressCheck } from '../tools/wizard.mjs'
import { expect, LANGUAGES, test, turns } from './demo'
import { main, open } from './onScreen'

const WORDS = {
  en: {
    why: /ends before it begins/,
    commit: 'Import one record',
    done: /1 added/,
    see: 'See promotions',
    again: 'Import another file',
    undo: 'Undo this import',
    undone: /was undone/,
  },
  'zh-CN': {
    why: /结束早于开始/,
    commit: '导入 1 条',
    done: /新增 1 条/,
    see: '看活动',
    again: '再导入一个文件',
    undo: '撤销这次导入',
    undone: /这次导入已撤销/,
  },
} as const

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
const CAMPAIGNS = csv(
  'campaigns.csv',
  'campaign_id,campaign_type,start_date,end_date\n7,Mailer,2026-03-03,2026-04-09\n8,Mailer,2026-04-09,2026-04-01\n',
)
const COUPONS = csv('coupons.csv', 'coupon_upc,product_id,campaign_id\n100,SKU-1,7\n100,SKU-2,7\n')

for (const language of LANGUAGES) {
  const words = WORDS[language]
  test.describe(`Files of campaigns, in ${language}`, () => {
    test.use({ language })
    const { inEnglish } = turns(language)

    inEnglish('come in by the wizard, the coupons after their campaigns, and are undone', async ({ page }) => {
      const count = (name: string) => page.locator(`[data-import="${name}"]`)
      await open(page, '/import')
      await chooseFile(page, CAMPAIGNS)
      await pressCheck(page)
      for (const [name, value] of Object.entries({ rows: 2, added: 1, refused: 1 })) await expect(count(name)).toHaveText(String(value))
      await expect(page.getByText(words.why)).toBeVisible()
      await page.getByRole('button', { name: words.commit }).click()
      await expect(page.getByRole('status').filter({ hasText: words.done })).toBeVisible()
      await page.getByRole('button', { name: words.again }).click()
      await chooseFile(page, COUPONS)
      await pressCheck(page)
      await expect(count('products')).toHaveText('2')
      await page.getByRole('button', { name: words.commit }).click()
      await expect(page.getByRole('status').filter({ hasText: words.done })).toBeVisible()
      await page.getByRole('button', { name: words.undo }).click()
      await expect(page.getByRole('status').filter({ hasText: words.undone })).toBeVisible()
      await page.getByRole('link', { name: words.see }).click()
      await main(page).getByRole('searchbox').fill('Mailer')
      await expect(main(page).getByRole('link', { name: '7 · Mailer' })).toBeVisible()
    })
  })
}
