import { describe, expect, it } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import type { ImportNotice } from '~/domain/importPlan'
import { scaleOf } from '~/domain/money'
import { createImporter } from './importer'
import { aFile, importOf, inspected, LOOSE } from './testImport'
import { NO_ORDERS } from './existing'

type Shop = { zone: string; currency: string }
const US: Shop = { zone: 'America/New_York', currency: 'USD' }
const DE: Shop = { zone: 'Europe/Berlin', currency: 'EUR' }
const CN: Shop = { zone: 'Asia/Shanghai', currency: 'CNY' }

/** What a file comes to, in units of its currency. */
interface Sums {
  orders: number
  units: number
  goods: number
  discount: number
  shipping: number
  tax: number
  /** Lines of the file that are refused, with the reason. */
  refused: string[]
}

async function sumsOf(lines: readonly string[], shop: Shop, encode: (text: string) => File = (text) => aFile(text)) {
  const found = await importOf(encode(`${lines.join('\r\n')}\r\n`), {}, undefined, shop)
  const { orders, refused, plan } = found
  const unit = 10 ** scaleOf(plan.rules.currency)
  const counted = orders.flatMap((order) => order.lines).filter((line) => line.notSale === '')
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0) / unit
  const sums: Sums = {
    orders: orders.length,
    units: counted.reduce((units, line) => units + line.quantity, 0),
    goods: sum(counted.map((line) => line.amount)),
    discount: sum([...orders.map((order) => order.discount), ...counted.map((line) => line.discount)]),
    shipping: sum(orders.map((order) => order.shipping)),
    tax: sum(orders.map((order) => order.tax)),
    refused: refused.rows.map(({ line, why }) => `${line} ${why}`),
  }
  const kinds = new Set([...found.inspection.notices, ...found.dryRun.notices].map(({ kind }) => kind))
  return { ...found, sums, kinds }
}

const HEADER = 'order id,date,sku,qty,price'
const SHOPIFY =
  'Name,Email,Financial Status,Currency,Shipping,Taxes,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Notes'
const AMAZON =
  'amazon-order-id\tpurchase-date\torder-status\tproduct-name\tsku\tquantity\tcurrency\titem-price\titem-tax\tshipping-price\titem-promotion-discount\tship-promotion-discount'
const EBAY =
  '"Sales Record Number","Order Number","Buyer Username","Item Title","Custom Label","Quantity","Sold For","Shipping And Handling","Seller Collected Tax","Total Price","Sale Date","Paid On Date"'
const DOUYIN = '主订单编号,子订单编号,选购商品,商品数量,商家编码,订单应付金额,运费,收件人,订单提交时间,订单状态,商家实际承担优惠金额'
const PDD =
  '商品,订单号,订单状态,商品总价(元),店铺优惠折扣(元),平台优惠折扣(元),邮费(元),用户实付金额(元),商家实收金额(元),商品数量(件),支付时间,商家编码-规格维度'

describe('files as platforms and programs write them come to what they hold', () => {
  it.each<[string, Shop, readonly string[], Partial<Sums>]>([
    [
      'titles above the header, a total below the rows',
      CN,
      [
        '销售明细表',
        '导出时间：2026-03-10,,,,',
        '',
        '订单号,下单时间,商品名称,数量,单价',
        '1,2026/3/5 8:05,茶,2,10',
        '2,2026/3/6 8:05,茶,1,20',
        '合计,,,3,40',
      ],
      { orders: 2, units: 3, goods: 40, refused: ['7 total'] },
    ],
    [
      'titles above a header with semicolons, and more decimal commas than semicolons',
      DE,
      [
        'Sales report, March',
        'order id;date;qty;price;shipping;tax',
        '1;15.03.2026;1,0;1.010,50;4,90;0,00',
        '2;16.03.2026;1,0;10,50;4,90;0,00',
      ],
      { orders: 2, goods: 1021, shipping: 9.8, refused: [] },
    ],
    [
      'a total in a file whose orders go on over rows is no line of the last order',
      US,
      [
        SHOPIFY,
        '#1,a@x.com,paid,USD,5,0,30,0,2026-03-05 10:00:00 -0500,2,Mug,12.50,M,',
        ',,,,5,0,30,,,2,Total,25.00,,',
        ',,,,,,,,,1,Total Care,2.00,TC,',
      ],
      { orders: 1, units: 2, goods: 25, refused: ['3 total', '4 missingNumber'] },
    ],
    [
      'thousands with a point',
      DE,
      [HEADER.replaceAll(',', ';'), '1;05.03.2026;A;1;1.250', '2;15.03.2026;B;2;980'],
      { orders: 2, goods: 3210 },
    ],
    [
      'millions with points',
      { zone: 'Asia/Jakarta', currency: 'IDR' },
      [HEADER, '1,2026-03-05,A,1,1.250.000', '2,2026-03-06,B,2,150.000'],
      { goods: 1_550_000 },
    ],
    [
      'rows that leave empty cells at their end out',
      US,
      [`${HEADER},note,,`, '1,2026-03-05,A,1,10', '2,2026-03-05,A,1,10,hi,,'],
      { orders: 2, goods: 20, refused: [] },
    ],
    ['a row that ends before its price', US, [HEADER, '1,2026-03-05,A,1', '2,2026-03-05,A,1,10'], { orders: 1, refused: ['2 ragged'] }],
    [
      'postage and tax told line by line',
      US,
      [`${HEADER},shipping,tax`, '1,2026-03-05,A,1,10,2.00,0.80', '1,2026-03-05,B,1,20,3.00,1.60', '2,2026-03-05,B,1,20,3.00,1.60'],
      { goods: 50, shipping: 8, tax: 4 },
    ],
    [
      'postage of the order on each of its rows',
      US,
      [`${HEADER},shipping`, '1,2026-03-05,A,1,10,2', '1,2026-03-05,B,1,20,2', '2,2026-03-05,B,1,20,3'],
      { shipping: 5 },
    ],
    [
      'Amazon: what each line tells is added up, a cancelled line has no price',
      US,
      [
        AMAZON,
        '113-1\t2026-03-05T10:00:00+00:00\tShipped\tMug 12" wide\t007\t2\tUSD\t25.00\t2.00\t4.00\t1.00\t0.50',
        '113-1\t2026-03-05T10:00:00+00:00\tShipped\tPlate\t008\t1\tUSD\t20.00\t1.60\t4.00\t\t',
        '113-2\t2026-03-05T11:00:00+00:00\tCancelled\tPlate\t008\t0\t\t\t\t\t\t',
      ],
      { orders: 2, units: 3, goods: 45, shipping: 8, tax: 3.6, discount: 1.5, refused: [] },
    ],
    [
      'eBay: the row of the whole order is none of its lines',
      US,
      [
        '',
        EBAY,
        '"101","12-1","bob","","","3","$45.00","$5.00","$0.00","$52.00","Mar-05-26","Mar-05-26"',
        '"101","12-1","","Mug","MUG-1","2","$25.00","","","","Mar-05-26",""',
        '"101","12-1","","Plate","PL-1","1","$20.00","","","","Mar-05-26",""',
        '"102","12-2","ann","Vase","V","1","US $1,020.00","$0.00","$0.00","$1,020.00","Mar-06-26","Mar-06-26"',
        '"2","record(s) downloaded","from Mar-05-26 to Mar-06-26"',
      ],
      { orders: 2, units: 4, goods: 1065, shipping: 5, refused: ['7 ragged'] },
    ],
    [
      '抖店: an order is what its sub-orders come to',
      CN,
      [
        DOUYIN,
        '69\t,69\t,茶杯,2,CUP,90.00,0.00,张*,2026-03-05 13:05:00,已完成,10.00',
        '69\t,70\t,茶碟,1,DISH,25.00,0.00,张*,2026-03-05 13:05:00,已完成,5.00',
      ],
      { orders: 1, units: 3, goods: 130, discount: 15, refused: [] },
    ],
    [
      '拼多多: a file without a time of placing is read by the time of payment',
      CN,
      [PDD, '"茶杯\t",2603-1\t,已收货,100.00,10.00,5.00,0.00,85.00,90.00,2,2026-03-05 13:05:00\t,CUP-1'],
      { orders: 1, units: 2, goods: 100, discount: 10, refused: [] },
    ],
  ])('%s', async (_, shop, lines, expected) => {
    expect((await sumsOf(lines, shop)).sums).toMatchObject(expected)
  })

  it('an Amazon report of payments: titles, its own zones, and no order that is sold and taken back at once', async () => {
    const header =
      '"date/time","settlement id","type","order id","sku","description","quantity","marketplace","product sales","shipping credits","promotional rebates","selling fees","total"'
    const { sums, orders, kinds } = await sumsOf(
      [
        '"Includes Amazon Marketplace and Fulfillment by Amazon (FBA)"',
        '"All amounts in USD, unless specified"',
        header,
        '"Mar 1, 2026 12:05:33 AM PST","1","Order","113-1","007","Mug","2","amazon.com","25.00","4.00","-1.00","-3.75","24.25"',
        '"Mar 9, 2026 1:05:33 PM PDT","1","Order","113-2","008","Plate","1","amazon.com","1,020.00","0","0","-3.00","1,017.00"',
        '"Mar 10, 2026 1:05:33 PM PDT","1","Refund","113-2","008","Plate","1","amazon.com","-1,020.00","0","0","3.00","-1,017.00"',
        '"Mar 11, 2026 1:05:33 PM PDT","1","Service Fee","","","Subscription","","","0","0","0","-39.99","-39.99"',
      ],
      US,
    )
    expect(sums).toMatchObject({
      orders: 1,
      units: 2,
      goods: 25,
      shipping: 4,
      discount: 1,
      refused: ['6 conflictingOrder', '7 missingNumber'],
    })
    expect(new Date(orders[0].placedAt).toISOString()).toBe('2026-03-01T08:05:33.000Z')
    expect([...kinds]).toContain('headerBelow')
  })

  it('Western letters are no Chinese ones', async () => {
    const latin1 = (text: string) => aFile(new Uint8Array(Buffer.from(text, 'latin1')))
    const { orders, inspection } = await sumsOf(
      ['order id;date;title;qty;price', '1;15.03.2026;Müller Café crème;1;1.234,56', '2;16.03.2026;Größe;1;10,00'],
      DE,
      latin1,
    )
    expect(inspection.format).toMatchObject({ encoding: 'windows-1252', delimiter: ';' })
    expect(orders.map((order) => [order.lines[0].title, order.lines[0].amount])).toEqual([
      ['Müller Café crème', 12345600],
      ['Größe', 100000],
    ])
  })

  it('a workbook is read from the sheet that holds the table, below its titles', async () => {
    const sheet = (rows: (string | number)[][]) => rows.map((row) => row.map((value) => ({ value })))
    const data = [
      sheet([['About this file'], ['Made for you']]),
      sheet([['Sales, March'], HEADER.split(','), ['0007', '2026-03-05', 'A', 1, 10], ['0008', 46086.5, 'A', 1, 10]]),
    ]
    const buffer = await writeXlsx(data.map((rows, index) => ({ data: rows, sheet: ['Cover', 'Orders'][index] }))).toBuffer()
    const { inspection, orders, refused } = await importOf(aFile(new Uint8Array(buffer), 'sales.xlsx'), {}, undefined, {
      zone: 'UTC',
      currency: 'USD',
    })
    expect(inspection.format.sheet).toBe('Orders')
    expect(inspection.notices).toContainEqual({ kind: 'headerBelow', line: 2 })
    expect(refused.total).toBe(0)
    expect(orders.map(({ number, placedAt }) => [number, new Date(placedAt).toISOString().slice(0, 16)])).toEqual([
      ['0007', '2026-03-05T00:00'],
      ['0008', '2026-03-05T12:00'],
    ])
  })
})

describe('what is doubtful is said', () => {
  it.each<[string, readonly string[], ImportNotice['kind'], boolean]>([
    ['amounts of one group', [HEADER, '1,2026-03-05,A,1,"1,250"', '2,2026-03-05,A,1,980'], 'ambiguousDecimal', true],
    ['amounts with decimals', [HEADER, '1,2026-03-05,A,1,"1,250.00"', '2,2026-03-05,A,1,980'], 'ambiguousDecimal', false],
    ['lines that are not the order’s total', [`${HEADER},promo money,order total`, '1,2026-03-05,A,1,10,2,8'], 'totalsDiffer', true],
    ['lines that are', [`${HEADER},discount,shipping,order total`, '1,2026-03-05,A,1,10,2,3,11'], 'totalsDiffer', false],
    ['lines that are it with tax', [`${HEADER},tax,order total`, '1,2026-03-05,A,3,3.33,0.801,10.79'], 'totalsDiffer', false],
    ['totals told line by line', [`${HEADER},order total`, '1,2026-03-05,A,1,10,10', '1,2026-03-05,B,1,5,5'], 'totalsDiffer', false],
    ['an order that nobody paid, without a total', [`${HEADER},status,order total`, '1,2026-03-05,A,1,10,unpaid,0'], 'totalsDiffer', false],
    ['phones rounded by a spreadsheet', [`${HEADER},phone`, '1,2026-03-05,A,1,10,1.38E+10'], 'lostDigits', true],
    ['postage that differs from row to row', [`${HEADER},shipping`, '1,2026-03-05,A,1,1,2', '1,2026-03-05,B,1,1,3'], 'summed', true],
  ])('%s', async (_, lines, kind, isSaid) => {
    expect((await sumsOf(lines, US)).kinds.has(kind)).toBe(isSaid)
  })

  it.each([
    ['€12.50', 'EUR'],
    ['12.50元', 'CNY'],
    ['￥12.50', 'CNY'],
    ['$12.50', 'USD'],
    ['12.50', 'USD'],
  ])('%s is of its own currency, not of the shop’s', async (price, currency) => {
    const { plan, dryRun } = await sumsOf([HEADER, `1,2026-03-05,A,1,${price}`, '2,2026-03-05,A,1,10'], US)
    expect([plan.rules.currency, dryRun.refusedRows]).toEqual([currency, 0])
  })

  it('an order that its lines do not come to is named, with both amounts', async () => {
    const { dryRun } = await sumsOf([`${HEADER},order total`, '1,2026-03-05,A,1,10,10', '2,2026-03-05,B,2,20,35.5'], US)
    expect(dryRun.notices).toContainEqual({ kind: 'totalsDiffer', orders: 1, of: 2, number: '2', lines: '40', total: '35.5' })
  })

  it('buyers whose phones a spreadsheet has rounded are not one buyer', async () => {
    const { orders } = await sumsOf(
      [`${HEADER},phone`, '1,2026-03-05,A,1,10,1.38E+10', '2,2026-03-05,A,1,10,1.38E+10', '3,2026-03-05,A,1,10,13912345678'],
      CN,
    )
    expect(orders.map(({ buyer }) => buyer.key)).toEqual(['', '', '13912345678'])
  })

  it('refused rows are told in the reader’s words', async () => {
    const { importer, dryRun } = await sumsOf([HEADER, '1,2026-03-05,6.90123E+12,1,10', '2,2026-03-05,12E5,1,10'], US)
    expect(dryRun.refused).toEqual([{ line: 2, why: 'lostDigits', field: 'sku', text: '6.90123E+12' }])
    expect(await (await importer.refused({ lostDigits: 'digits, lost' })).csv.text()).toBe(
      'line,reason,field,text\n2,"digits, lost",sku,6.90123E+12\n',
    )
  })
})

describe('files that nothing can be read from are told by what they are', () => {
  const zipOf = (name: string) => {
    const [local, central, end] = [30, 46, 22].map((size) => new Uint8Array(size))
    local.set([0x50, 0x4b, 3, 4])
    central.set([0x50, 0x4b, 1, 2])
    end.set([0x50, 0x4b, 5, 6])
    return new File([local, name, central, name, end], 'orders.zip')
  }
  it.each([
    ['an archive', zipOf('orders.csv'), 'zip'],
    ['a workbook that is broken', zipOf('xl/workbook.xml'), 'badSheet'],
    ['a workbook of before 2007', aFile(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0])), 'oldExcel'],
    ['a web page named .xls', aFile('<html><body><table><tr><td>order id</td></tr></table></body></html>', 'orders.xls'), 'markup'],
    ['XML of Excel 2003', aFile('\uFEFF<?xml version="1.0"?>\n<Workbook><Worksheet/></Workbook>', 'orders.xls'), 'markup'],
    ['JSON', aFile('[{"id":1,"total":"10"},\n{"id":2}]', 'orders.csv'), 'markup'],
  ])('%s', async (_, file, why) => {
    expect(await createImporter().inspect(file)).toEqual({ ok: false, refusal: { why } })
  })

  it('order numbers of which a spreadsheet has kept fifteen digits', async () => {
    const importer = createImporter()
    const file = aFile(`${HEADER}\n${['1', '2', '3'].map((n) => `351500000000${n}000000,2026-03-05,A,1,10`).join('\n')}\n`)
    const { columns, rules, format } = await inspected(importer, file)
    expect(await importer.dryRun({ columns, rules, format }, NO_ORDERS, LOOSE)).toEqual({ ok: false, refusal: { why: 'lostDigits' } })
    expect(importer.prepared()).toBeUndefined()
  })
})
