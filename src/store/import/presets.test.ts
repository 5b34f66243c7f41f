import { describe, expect, it } from 'vitest'
import { aFile, importOf, shopWith } from './testImport'

const csv = (...lines: string[]): File => aFile(`${lines.join('\n')}\n`)

describe('Online Retail', () => {
  const file = csv(
    'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country',
    '536365,85123A,WHITE HANGING HEART,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom',
    '536370,POST,POSTAGE,3,2010-12-01 08:45:00,18.0,12583.0,France',
    '536365,85123a,white hanging heart,2,2010-12-01 08:27:00,0.001,17850.0,United Kingdom',
    'C536379,D,Discount,-1,2010-12-01 09:41:00,27.5,14527.0,United Kingdom',
    '536414,22139,,56,2010-12-01 11:52:00,0.0,,United Kingdom',
    '536414,M,Manual,-5,2010-12-01 11:52:00,3.0,,United Kingdom',
    'A563186,B,Adjust bad debt,1,2011-08-12 14:51:00,-11062.06,,United Kingdom',
  )

  it('rows of one invoice are one order wherever they stand, its lines in file order, its time the earliest', async () => {
    const { orders, inspection } = await importOf(file)
    expect(inspection.preset).toBe('onlineRetail')
    expect(orders.map((order) => order.number)).toEqual(['536365', '536370', 'C536379', '536414', 'A563186'])
    const [first] = orders
    expect(new Date(first.placedAt).toISOString()).toBe('2010-12-01T08:26:00.000Z')
    expect(first.paidAt).toBe(first.placedAt)
    expect(first.lines.map((line) => [line.sku, line.quantity, line.price, line.amount])).toEqual([
      ['85123A', 6, 25500, 153000],
      ['85123a', 2, 10, 20],
    ])
    expect(first).toMatchObject({
      type: 'sale',
      buyer: { key: '17850' },
      region: 'United Kingdom',
      currency: 'GBP',
      channel: 'Online Retail',
      rate: 1,
    })
  })

  it('C-invoices are credit notes of their own day', async () => {
    const { orders, dryRun } = await importOf(file)
    const credit = orders[2]
    expect(credit).toMatchObject({ type: 'credit', buyer: { key: '14527' }, refunds: [] })
    expect(credit.paidAt).toBeUndefined()
    expect(credit.lines).toMatchObject([{ quantity: -1, amount: -275000, kind: 'correction', notSale: 'returned' }])
    expect(dryRun.credits).toBe(1)
  })

  it('what cannot be a sale is kept with its reason, what is no product with its kind', async () => {
    const { orders, dryRun } = await importOf(file)
    expect(orders[1].lines[0]).toMatchObject({ kind: 'postage', notSale: '' })
    expect(orders[3].lines.map((line) => [line.kind, line.notSale])).toEqual([
      ['sale', 'priceZero'],
      ['correction', 'quantityNotPositive'],
    ])
    expect(orders[4].lines[0]).toMatchObject({ kind: 'correction', notSale: 'priceNegative' })
    expect(dryRun).toMatchObject({
      rows: 7,
      lines: 7,
      added: 5,
      refusedRows: 0,
      kinds: { sale: 3, postage: 1, correction: 3 },
      notSale: { priceZero: 1, quantityNotPositive: 1, priceNegative: 1, returned: 1 },
      unknownBuyers: 2,
    })
  })
})

describe('Tmall report', () => {
  const file = csv(
    '订单编号,总金额,买家实际支付金额,收货地址 ,订单创建时间,订单付款时间 ,退款金额',
    '1,178.8,0.0,上海,2020-02-21 00:00:00,,0.0',
    '2,21.0,21.0,内蒙古自治区,2020-02-20 23:59:54,2020-02-21 00:00:02,0.0',
    '3,100.0,60.0,安徽省,2020-02-20 10:00:00,2020-02-20 10:00:05,40.0',
  )

  it('notices that "paid" is net of refunds, and adds them back', async () => {
    const { inspection, orders, dryRun } = await importOf(file)
    expect(inspection.preset).toBe('tmallReport')
    expect(inspection.notices).toContainEqual({ kind: 'paidIsNet', rows: 1 })
    expect(inspection.rules).toMatchObject({ paidIsNet: true, zone: 'Asia/Shanghai', currency: 'CNY', channel: '天猫' })
    expect(dryRun.notices.map((notice) => notice.kind)).toEqual(['paidIsNet', 'noBuyer', 'noQuantities', 'undatedRefunds'])
    const third = orders.find((order) => order.number === '3')
    expect(third?.lines).toEqual([{ sku: '', title: '', quantity: 0, price: 1e6, amount: 1e6, discount: 0, kind: 'total', notSale: '' }])
    expect(third?.discount).toBe(0)
    expect(third?.refunds).toEqual([{ at: third?.paidAt, goods: 400000, shipping: 0, tax: 0, dated: false }])
  })

  it('keeps the day of placing and the day of paying', async () => {
    const { orders } = await importOf(file)
    const second = orders.find((order) => order.number === '2')
    expect([second?.placedAt, second?.paidAt].map((at) => new Date(at ?? 0).toISOString())).toEqual([
      '2020-02-20T15:59:54.000Z',
      '2020-02-20T16:00:02.000Z',
    ])
    expect(orders.find((order) => order.number === '1')?.paidAt).toBeUndefined()
  })
})

describe('Taobao ExportOrderList', () => {
  const header =
    '订单编号,买家会员名,买家应付邮费,总金额,买家实际支付金额,订单状态,收货人姓名,收货地址 ,联系电话 ,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,订单备注,宝贝总数量,订单关闭原因,退款金额'
  const file = csv(
    header,
    '="3515000000000001","小王",10.00,110.00,100.00,交易成功,王某,浙江省杭州市,,\'13900000001,2018-09-01 10:00:00,2018-09-01 10:01:00,茶杯 <b>大</b>,快,2,订单未关闭,0.00',
    '="3515000000000002",小李,0.00,50.00,0.00,交易关闭,李某,上海,,\'13900000002,2018-09-01 11:00:00,,茶壶,,1,买家未付款,0.00',
    '="3515000000000003",小李,0.00,50.00,50.00,"买家已付款，等待卖家发货",李某,上海,,\'13900000002,2018-09-01 12:00:00,2018-09-01 12:00:10,茶壶,,1,订单未关闭,20.00',
  )

  it('takes one line an order, ids out of their formulas, and what was paid', async () => {
    const { orders, inspection, dryRun } = await importOf(file)
    expect(inspection.preset).toBe('taobao')
    expect(inspection.rules.paidIsNet).toBe(false)
    expect(dryRun.refusedRows).toBe(0)
    expect(orders[0]).toMatchObject({
      number: '3515000000000001',
      buyer: { key: '小王', name: '王某', phone: '13900000001' },
      shipping: 100000,
      discount: 100000,
      status: '交易成功',
      note: '快',
      channel: '淘宝',
      lines: [{ kind: 'total', quantity: 2, title: '茶杯 <b>大</b>', amount: 1e6, price: 500000 }],
    })
    expect(orders[1].paidAt).toBeUndefined()
    expect(orders[1].cancelledAt).toBe(orders[1].placedAt)
    expect(orders[2].refunds).toMatchObject([{ goods: 200000, dated: false }])
  })

  it('knows every version of the header', async () => {
    const { inspection } = await importOf(
      csv(header.replaceAll(' ', ''), '1,a,0,1,1,交易成功,a,b,,1,2018-09-01 10:00:00,2018-09-01 10:00:00,x,,1,,0'),
    )
    expect(inspection.preset).toBe('taobao')
    expect(inspection.columns).toMatchObject({ region: 7, paidAt: 11, title: 12 })
  })
})

describe('Shopify', () => {
  const file = csv(
    'Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Lineitem discount,Billing Name,Cancelled at,Refunded Amount',
    '#1001,Ann@X.com ,paid,2026-03-12 09:14:05 +0000,JPY,1900,500,0,2400,100,2026-03-12 09:14:02 +0000,1,Mug,1000,MUG-1,0,Ann,,0',
    '#1001,Ann@X.com,,,,,,,,,2026-03-12 09:14:02 +0000,1,Plate,1000,PL-1,0,,,',
    '#1002,bob@x.com,partially_refunded,2026-03-12 10:00:00 -0500,USD,20.00,5.00,2.00,27.00,0.00,2026-03-12 10:00:00 -0500,2,Mug,10.00,MUG-1,0.00,Bob,,7.00',
    ',,,,,,,,,,,1,Sticker,0.00,ST,0.00,,,',
    '#1003,,voided,,USD,5.00,0.00,0.00,5.00,0.00,2026-03-13 10:00:00 +0000,1,Mug,5.00,MUG-1,0.00,,2026-03-13 11:00:00 +0000,0.00',
  )

  it('puts continuation rows to the order above, reads offsets, and money by its currency', async () => {
    const { orders, inspection, dryRun } = await importOf(file, {}, undefined, { zone: 'Asia/Tokyo', currency: 'JPY' })
    expect(inspection.preset).toBe('shopify')
    expect(dryRun.refusedRows).toBe(0)
    expect(orders.map((order) => [order.number, order.lines.length])).toEqual([
      ['#1001', 2],
      ['#1002', 2],
      ['#1003', 1],
    ])
    expect(orders[0]).toMatchObject({
      currency: 'JPY',
      rate: 1,
      shipping: 50000,
      discount: 10000,
      buyer: { key: 'ann@x.com' },
      lines: [{ price: 100000 }, { price: 100000 }],
    })
    expect(orders[1]).toMatchObject({
      currency: 'USD',
      shipping: 50000,
      tax: 20000,
      refunds: [{ goods: 70000, shipping: 0, tax: 0, dated: false, at: Date.UTC(2026, 2, 12, 15) }],
    })
    expect(orders[1].rate).toBeUndefined()
    expect(orders[2]).toMatchObject({ cancelledAt: Date.UTC(2026, 2, 13, 11) })
    expect(orders[2].paidAt).toBeUndefined()
  })
})

describe('WooCommerce', () => {
  it('reads an order export', async () => {
    const { orders, inspection } = await importOf(
      csv(
        'Order Number,Order Status,Order Date,Customer Note,First Name (Billing),Email (Billing),Phone (Billing),Cart Discount Amount,Order Shipping Amount,Order Refund Amount,Order Total Amount,Order Total Tax Amount,SKU,Item #,Item Name,Quantity,Item Cost',
        '501,Completed,2026-01-05 10:30,,Ann,ann@x.com,+44 20 7946,1.50,4.00,-2.00,22.50,0.00,TEA-1,1,Tea,2,10.00',
        '501,Completed,2026-01-05 10:30,,Ann,ann@x.com,+44 20 7946,1.50,4.00,-2.00,22.50,0.00,TEA-1,2,Tea again,1,0.00',
        '502,Pending payment,2026-01-06 10:30,,,,,0,0,0,10,0,TEA-1,1,Tea,1,10.00',
      ),
      { zone: 'Europe/London', currency: 'GBP' },
    )
    expect(inspection.preset).toBe('woocommerce')
    expect(orders[0]).toMatchObject({ discount: 15000, shipping: 40000, refunds: [{ goods: 20000 }], buyer: { key: 'ann@x.com' } })
    expect(orders[0].lines.map((line) => [line.sku, line.quantity])).toEqual([
      ['TEA-1', 2],
      ['TEA-1', 1],
    ])
    expect(orders[1].paidAt).toBeUndefined()
  })
})

describe('how it was paid, by which promotion, and the parcel', () => {
  const at = (text: string) => Date.parse(text)

  it('are read from a Taobao export, which tells no time of sending', async () => {
    const { orders } = await importOf(
      csv(
        '订单编号,买家会员名,总金额,买家实际支付金额,订单状态,订单创建时间,订单付款时间,宝贝标题,宝贝总数量,物流单号,物流公司,确认收货时间',
        '1,a,1,1,交易成功,2018-09-01 10:00:00,2018-09-01 10:00:00,x,1,="75120000000001",圆通速递,2018-09-05 08:00:00',
        '2,b,1,1,等待卖家发货,2018-09-01 10:00:00,2018-09-01 10:00:00,x,1,,,',
      ),
    )
    expect(orders[0].shipment).toEqual({ carrier: '圆通速递', tracking: '75120000000001', deliveredAt: at('2018-09-05T00:00:00Z') })
    expect(orders[1].shipment).toBeUndefined()
  })

  it('are read from a Shopify export', async () => {
    const { orders } = await importOf(
      csv(
        'Name,Email,Financial Status,Fulfilled at,Currency,Total,Discount Code,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Payment Method',
        '#1,a@x.com,paid,2026-03-13 09:00:00 +0000,USD,9,SPRING,1,2026-03-12 09:14:02 +0000,1,Mug,10,Shopify Payments',
      ),
    )
    expect(orders[0]).toMatchObject({ paidBy: 'Shopify Payments', promotion: 'SPRING', shipment: { at: at('2026-03-13T09:00:00Z') } })
  })

  it('are read from a WooCommerce export and from a file of no preset', async () => {
    const woo = await importOf(
      csv(
        'Order Number,Order Status,Order Date,Item Name,Quantity,Item Cost,Payment Method Title,Coupon Code,Tracking Provider,Tracking Number,Date Shipped',
        '501,Completed,2026-01-05 10:30,Tea,2,10.00,Card,TEA10,DHL,JD01,2026-01-06',
      ),
      { zone: 'UTC' },
    )
    const parcel = { carrier: 'DHL', tracking: 'JD01', at: at('2026-01-06T00:00:00Z') }
    expect(woo.orders[0]).toMatchObject({ paidBy: 'Card', promotion: 'TEA10', shipment: parcel })
    const chinese = await importOf(
      csv('订单号,下单时间,商品名称,数量,单价,支付方式,发货时间,快递公司,快递单号', '1,2026/1/5 8:05,茶,2,3,微信,2026/1/6 8:00,顺丰,SF1'),
      { zone: 'Asia/Shanghai' },
    )
    expect(chinese.orders[0]).toMatchObject({
      paidBy: '微信',
      shipment: { carrier: '顺丰', tracking: 'SF1', at: at('2026-01-06T00:00:00Z') },
    })
  })

  it('a parcel that was sent since is a change, and no other is', async () => {
    const file = (sent: string) =>
      csv('order number,order date,sku,quantity,unit price,shipped at,payment method', `7,2026-01-05 10:00,A,1,2,${sent},`)
    const first = await importOf(file(''))
    expect((await importOf(file(''), {}, shopWith(first.prepared))).dryRun).toMatchObject({ changed: 0, unchanged: 1 })
    const { dryRun } = await importOf(file('2026-01-06 10:00'), {}, shopWith(first.prepared))
    expect(dryRun.changes).toMatchObject([{ fields: [{ field: 'shippedAt' }] }])
  })
})

describe('any other file', () => {
  it('is matched by English and Chinese names', async () => {
    const chinese = await importOf(
      csv('订单号,下单时间,商家编码,商品名称,数量,单价,手机,省', '1,2026/1/5 8:05,A-1,茶,2,"1,433.66",139-0000-0001,浙江'),
    )
    expect(chinese.inspection.preset).toBe('generic')
    expect(chinese.orders[0]).toMatchObject({
      buyer: { key: '13900000001' },
      region: '浙江',
      lines: [{ sku: 'A-1', quantity: 2, price: 14336600 }],
    })
    const english = await importOf(
      csv('order_id;Order Date;SKU;Qty;Unit Price', '7;21.02.2026 08:05;A;2;1.433,66', '8;03.02.2026 08:05;A;2;3,60'),
    )
    expect(english.inspection.format.delimiter).toBe(';')
    expect(english.inspection.rules).toMatchObject({ decimal: ',', dateOrder: 'dmy' })
    expect(english.orders.map((order) => order.lines[0].price)).toEqual([36000, 14336600])
  })

  it('says when day and month could be either', async () => {
    const { inspection } = await importOf(csv('order id,date,sku,qty,price', '1,03/04/2026,A,1,2'))
    expect(inspection.notices).toContainEqual({ kind: 'ambiguousDates' })
  })

  it("a total that holds the lines' discounts counts them once", async () => {
    const header = 'order id,date,sku,qty,price,line discount,order discount,shipping,total'
    const { orders } = await importOf(csv(header, '1,2026-01-01,A,2,10,3,5,4,19', '2,2026-01-01,A,2,10,3,5,4,16'))
    expect(orders.map((order) => [order.lines[0].discount, order.discount])).toEqual([
      [30000, 20000],
      [30000, 50000],
    ])
  })
})
