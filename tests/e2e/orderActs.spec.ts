import { callWorker } from './callWorker'
import { expect, LANGUAGES, test, type Language, type Page } from './demo'
import { importFile } from './shop'

const WORDS = {
  en: {
    ship: 'Ship',
    carrier: 'Carrier',
    tracking: 'Tracking number',
    units: 'Harbour mug: units',
    shipTwo: 'Ship 2 units',
    refund: 'Refund',
    reason: 'Reason',
    shipping: 'Shipping',
    sendRefund: /^Refund .*43\.00$/,
    preview: 'What will happen',
    cancel: 'Cancel units',
    cancelOne: 'Cancel one unit',
    timeline: 'Timeline',
    shipOne: 'Ship one unit',
    sentOne: 'Shipped 1 of 3',
    refundOne: /^Refund .*38\.00$/,
    sentTwo: 'Shipped 2 of 3',
    cutOne: 'Cancelled 1 of 3',
    refunded: /Refunded .*43\.00 goods .*38\.00 · shipping .*5\.00 · Quality/,
    undoCancel: 'Undo: Cancelled 1 of 3',
    undo: /^Undo: Refunded/,
    later: /^The order has been|All of the order has been sent/,
    many: 'Ship many',
    parcels: 'Parcels',
    unknown: 'Row 2 · NOBODY: There is no such order',
    sendOne: 'Ship one order',
    shipped: 'One order was shipped',
  },
  'zh-CN': {
    ship: '发货',
    carrier: '快递公司',
    tracking: '运单号',
    units: 'Harbour mug：件数',
    shipTwo: '发货 2 件',
    refund: '退款',
    reason: '原因',
    shipping: '退运费',
    sendRefund: /^退款 .*43\.00$/,
    preview: '将会发生',
    cancel: '取消商品',
    cancelOne: '取消 1 件',
    timeline: '时间线',
    shipOne: '发货 1 件',
    sentOne: '发出 3 件中的 1 件',
    refundOne: /^退款 .*38\.00$/,
    sentTwo: '发出 3 件中的 2 件',
    cutOne: '取消 3 件中的 1 件',
    refunded: /退款 .*43\.00 货款 .*38\.00 · 运费 .*5\.00 · 质量问题/,
    undoCancel: '撤销：取消 3 件中的 1 件',
    undo: /^撤销：退款/,
    later: /这笔订单已经/,
    many: '批量发货',
    parcels: '发货清单',
    unknown: '第 2 行 · NOBODY：没有这个订单',
    sendOne: '发货 1 单',
    shipped: '1 个订单已发货',
  },
} as const satisfies Record<Language, object>

/** 3 mugs of 40.00 less 6.00 and 5.00 for postage. */
function anOrder() {
  const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  const text = [
    'Order number,SKU,Title,Quantity,Price,Order discount,Shipping,Order date,Paid at',
    `ACT-1,HARBOUR-MUG,Harbour mug,3,40.00,6.00,5.00,${day} 08:00,${day} 08:05`,
  ].join('\n')
  return { name: 'acts.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
}

const sheet = (page: Page) => page.locator('dialog.zg-sheet')
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })

/** All that was given back in the shop, in whole units of its currency. */
async function refundsOf(page: Page): Promise<number> {
  const range = await callWorker(page, 'range', {})
  if (!range) throw new Error('no orders')
  const result = await callWorker(page, 'kpi', {
    query: {
      metrics: ['refunds'],
      from: range.first - 400,
      to: range.last + 400,
      scope: { nonProducts: true, free: true, unknownBuyers: 'each' },
    },
  })
  const { refunds } = result.totals
  return refunds?.value ?? 0
}

for (const language of LANGUAGES) {
  const words = WORDS[language]
  test.describe(language, () => {
    test.use({ language })

    test('an order is shipped in part, refunded in part, a unit cancelled, each undone by itself, and the figures agree', async ({
      page,
    }) => {
      await importFile(page, anOrder())
      await page.goto('/orders/ACT-1')
      const before = await refundsOf(page)
      const timeline = page.getByRole('list', { name: words.timeline })

      await button(page, words.ship).click()
      await sheet(page).getByLabel(words.carrier).fill('UPS')
      await sheet(page).getByLabel(words.tracking).fill('1Z999')
      await sheet(page).getByRole('spinbutton', { name: words.units }).fill('2')
      await sheet(page).getByRole('button', { name: words.shipTwo }).click()
      await expect(timeline).toContainText(words.sentTwo)
      await expect(timeline).toContainText('1Z999')

      await button(page, words.refund).click()
      await sheet(page).getByRole('spinbutton').fill('1')
      await sheet(page).getByRole('textbox', { name: words.shipping, exact: true }).fill('5')
      await sheet(page).getByLabel(words.reason).selectOption('quality')
      await expect(sheet(page).getByRole('region', { name: words.preview })).toContainText('43.00')
      await sheet(page).getByRole('button', { name: words.sendRefund }).click()
      await expect(timeline).toContainText(words.refunded)
      expect(await refundsOf(page)).toBeCloseTo(before + 43, 6)

      await button(page, words.cancel).click()
      await sheet(page).getByLabel(words.reason).selectOption('outOfStock')
      await sheet(page).getByRole('checkbox').uncheck()
      await sheet(page).getByRole('button', { name: words.cancelOne }).click()
      await expect(timeline).toContainText(words.cutOne)
      await button(page, words.ship).hover()
      await expect(button(page, words.ship)).toHaveAccessibleDescription(words.later)

      await page.goto('/orders?reason=quality')
      await expect(page.getByRole('grid')).toContainText('ACT-1')

      await page.goto('/orders/ACT-1')
      await timeline.getByRole('button', { name: words.undoCancel }).click()
      await expect(timeline).not.toContainText(words.cutOne)
      await timeline.getByRole('button', { name: words.undo }).click()
      await expect(timeline).not.toContainText(words.refunded)
      expect(await refundsOf(page)).toBeCloseTo(before, 6)
      await expect(timeline).toContainText(words.sentTwo)
    })

    test('a double click ships once and refunds once', async ({ page }) => {
      await importFile(page, anOrder())
      await page.goto('/orders/ACT-1')
      const before = await refundsOf(page)
      const timeline = page.getByRole('list', { name: words.timeline })
      await button(page, words.ship).click()
      await sheet(page).getByRole('spinbutton', { name: words.units }).fill('1')
      await sheet(page).getByRole('button', { name: words.shipOne }).dblclick()
      await expect(timeline).toContainText(words.sentOne)

      await button(page, words.refund).click()
      await sheet(page).getByRole('spinbutton').fill('1')
      await sheet(page).getByLabel(words.reason).selectOption('quality')
      await sheet(page).getByRole('button', { name: words.refundOne }).dblclick()
      await expect(sheet(page)).toHaveCount(0)
      await expect(timeline.getByRole('listitem').filter({ hasText: words.sentOne })).toHaveCount(1)
      const detail = await callWorker(page, 'orders.get', { number: 'ACT-1' })
      expect(detail?.acts.map(({ did }) => did.kind).toSorted()).toEqual(['refund', 'ship'])
      expect(await refundsOf(page)).toBeCloseTo(before + 38, 6)
    })

    test('many orders are shipped from a pasted list, all of them or none', async ({ page }) => {
      await importFile(page, anOrder())
      await page.goto('/orders')
      await button(page, words.many).click()
      const list = sheet(page).getByLabel(words.parcels)
      await list.fill('ACT-1\tUPS\t1Z1\nNOBODY\tUPS\t1Z2')
      await expect(sheet(page).getByRole('listitem')).toHaveText(words.unknown)
      await list.fill('ACT-1\tUPS\t1Z1')
      await sheet(page).getByRole('button', { name: words.sendOne }).click()
      await expect(page.locator('.zg-toasts')).toContainText(words.shipped)
      await page.goto('/orders/ACT-1')
      await expect(page.getByRole('list', { name: words.timeline })).toContainText('1Z1')
    })
  })
}
