import { expect, LANGUAGES, standing, test, turns, type Page } from './demo'

const WORDS = {
  en: {
    make: /^Make \d+ drafts?$/,
    made: /^Put into \d+ draft/,
    quantity: 'Quantity',
    send: 'Send to supplier',
    sent: 'Sent',
    receive: 'Receive',
    none: 'None',
    all: 'All of it',
    arriving: 'Arriving now',
    billed: 'Billed for one',
    receiveUnits: /^Receive [\d,]+ units?$/,
    keep: 'Keep the extra units',
    part: 'Part received',
    received: 'Received',
    undo: 'Undo',
    undone: /Undone/,
    place: 'Location',
    scan: /^Scan a barcode/,
    snooze: 'Snooze',
    tomorrow: /^Tomorrow/,
    snoozed: /^Snoozed 1/,
    wake: 'Do it now',
    propose: 'Put into a draft order',
    proposed: /in a draft purchase order/,
    nothingComing: 'nothing on the way',
    inDraft: /\d+ in a draft/,
  },
  'zh-CN': {
    make: /^生成 \d+ 张采购草稿$/,
    made: /^已放进 \d+ 张采购草稿/,
    quantity: '建议数量',
    send: '发给供应商',
    sent: '已下单',
    receive: /^收\s?货$/,
    none: /^清\s?零$/,
    all: '全部到齐',
    arriving: '本次到货',
    billed: '结算单价',
    receiveUnits: /^收货 [\d,]+ 件$/,
    keep: '多出的也收下',
    part: '部分到货',
    received: '已收货',
    undo: '撤销',
    undone: /已撤销/,
    place: '仓位',
    scan: /^扫描条码/,
    snooze: '稍后处理',
    tomorrow: /^明天/,
    snoozed: /^已推迟 1/,
    wake: '现在处理',
    propose: '加进采购草稿',
    proposed: /已加进采购草稿/,
    nothingComing: '没有在途',
    inDraft: /草稿里 \d+ 件/,
  },
} as const

/** What a unit of a SKU of a purchase costs the shop now, as the worker knows it. */
const costOf = (page: Page, key: string, sku: string) =>
  page.evaluate(
    ([purchase, code]) =>
      new Promise<number>((resolve, reject) => {
        const worker = window.zhangguiWorker
        if (!worker) throw new Error('no worker runs')
        const id = 1e9 + Math.floor(Math.random() * 1e9)
        const hear = ({
          data,
        }: MessageEvent<{ id: number; value?: { lines: { sku: string; ownCost: number }[] }; error?: { message: string } }>) => {
          if (data.id !== id) return
          worker.removeEventListener('message', hear)
          const line = data.value?.lines.find((each) => each.sku === code)
          if (line) resolve(line.ownCost)
          else reject(new Error(data.error?.message ?? 'no such line'))
        }
        worker.addEventListener('message', hear)
        worker.postMessage({ id, name: 'purchases.get', args: { key: purchase } })
      }),
    [key, sku] as const,
  )

const main = (page: Page) => page.getByRole('main')
const toast = (page: Page, text: RegExp) => page.locator('.zg-toast').filter({ hasText: text })

for (const language of LANGUAGES) {
  const words = WORDS[language]
  test.describe(`buying, in ${language}`, () => {
    test.use({ language })
    const { inChinese, inEnglish } = turns(language)

    inChinese(
      'a proposal becomes a draft, is sent, received in two parts at other costs, and a receipt is taken back',
      async ({ page }) => {
        await page.goto('/stock/planning')
        await standing(page)
        const group = main(page)
          .locator('[data-supplier]:not([data-supplier=""])')
          .filter({ has: page.locator('tr[data-sku]') })
          .first()
        const supplier = (await group.getAttribute('data-supplier')) ?? ''
        const row = group.locator('tr[data-sku]').first()
        const sku = (await row.getAttribute('data-sku')) ?? ''
        // One more than proposed: packs and minimums are the plan's, the quantity is the buyer's.
        const ordered = Number(await row.getAttribute('data-quantity')) + 1
        await row.getByRole('textbox', { name: `${sku} ${words.quantity}` }).fill(String(ordered))
        await main(page).getByRole('button', { name: words.make }).click()
        await expect(toast(page, words.made)).toBeVisible()
        // What is in a draft is not proposed again.
        await expect(main(page).locator(`tr[data-sku="${sku}"]`)).toHaveCount(0)

        await page.goto(`/stock/purchases?state=draft&supplier=${supplier}`)
        await standing(page)
        await page.getByRole('grid').locator('[role="row"][data-index="0"]').getByRole('link').click()
        await expect(page).toHaveURL(/\/stock\/purchases\/PO-/)
        const key = decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '')
        await expect(
          main(page)
            .getByRole('textbox', { name: new RegExp(`^${sku} `) })
            .first(),
        ).toHaveValue(String(ordered))
        await main(page).getByRole('button', { name: words.send }).click()
        await expect(main(page).locator('.zg-page-aside')).toContainText(words.sent)

        const before = await costOf(page, key, sku)
        await main(page).getByRole('button', { name: words.receive, exact: true }).click()
        const sheet = page.getByRole('dialog')
        await sheet.getByRole('button', { name: words.none }).click()
        const scanner = sheet.getByRole('textbox', { name: words.scan })
        for (let i = 0; i < 2; i++) {
          await scanner.fill(sku)
          await scanner.press('Enter')
        }
        const arriving = sheet.getByRole('textbox', { name: `${sku} ${words.arriving}` })
        await expect(arriving).toHaveValue('2')
        await sheet.getByRole('textbox', { name: `${sku} ${words.billed}` }).fill('999')
        // These two go to the showroom, whatever the others do.
        const place = sheet.getByRole('combobox', { name: `${sku} ${words.place}` })
        await place.selectOption({ index: 1 })
        const showroom = await place.locator('option').nth(1).textContent()
        await sheet.getByRole('button', { name: words.receiveUnits }).click()
        await expect(main(page).locator('.zg-page-aside')).toContainText(words.part)
        const line = main(page).locator(`tr[data-sku="${sku}"]`)
        await expect(line.locator('[data-received]')).toHaveText('2')
        const between = await costOf(page, key, sku)
        expect(between).toBeGreaterThan(before)

        await main(page).getByRole('button', { name: words.receive, exact: true }).click()
        await arriving.fill(String(ordered - 1))
        await expect(sheet.getByRole('button', { name: words.keep })).toBeVisible()
        await sheet.getByRole('button', { name: words.all }).click()
        await sheet.getByRole('button', { name: words.receiveUnits }).click()
        await expect(main(page).locator('.zg-page-aside')).toContainText(words.received)
        await expect(line.locator('[data-received]')).toHaveText(String(ordered))
        expect(await costOf(page, key, sku)).not.toBe(between)
        await page.locator('.zg-toast').last().getByRole('button', { name: words.undo, exact: true }).click()
        await expect(main(page).locator('.zg-page-aside')).toContainText(words.part)
        await expect(line.locator('[data-received]')).toHaveText('2')
        expect(await costOf(page, key, sku)).toBe(between)

        // The first receipt is taken back under a second one.
        await main(page).getByRole('button', { name: words.receive, exact: true }).click()
        await sheet.getByRole('button', { name: words.all }).click()
        await sheet.getByRole('button', { name: words.receiveUnits }).click()
        await expect(main(page).locator('.zg-page-aside')).toContainText(words.received)
        await page.goto(`/stock/moves?q=${key}`)
        await standing(page)
        const first = page
          .getByRole('grid')
          .locator('[role="row"]')
          .filter({ hasText: showroom ?? '' })
        await first.getByRole('button', { name: words.undo }).click()
        await expect(toast(page, words.undone)).toBeVisible()
        await page.goto(`/stock/purchases/${key}`)
        await standing(page)
        await expect(main(page).locator('.zg-page-aside')).toContainText(words.part)
        await expect(line.locator('[data-received]')).toHaveText(String(ordered - 2))
      },
    )

    inEnglish('an alert is put off and brought back, and one is put into a draft order', async ({ page }) => {
      await page.goto('/stock/alerts')
      await standing(page)
      const list = main(page).locator('.zg-alerts').first()
      const first = list.locator('[data-alert]').first()
      const same = page.locator(`[data-alert="${await first.getAttribute('data-alert')}"]`)
      await first.getByRole('button', { name: words.snooze }).click()
      await page.getByRole('dialog').getByRole('button', { name: words.tomorrow }).click()
      await expect(list.locator(`[data-alert="${await same.getAttribute('data-alert')}"]`)).toHaveCount(0)
      await page.reload()
      await standing(page)
      await main(page).getByText(words.snoozed).click()
      await main(page).getByRole('button', { name: words.wake }).click()
      await expect(main(page).getByText(words.snoozed)).toHaveCount(0)

      const scarce = list.locator('[data-kind="out"], [data-kind="low"]').filter({ hasText: words.nothingComing }).first()
      const id = (await scarce.getAttribute('data-alert')) ?? ''
      await scarce.getByRole('button', { name: words.propose }).click()
      await expect(toast(page, words.proposed)).toBeVisible()
      const helped = list.locator(`[data-alert="${id}"]`)
      await expect(helped).toContainText(words.inDraft)
      await toast(page, words.proposed).getByRole('button', { name: words.undo, exact: true }).click()
      await expect(helped).toContainText(words.nothingComing)
    })
  })
}
