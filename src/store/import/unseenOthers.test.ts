import { describe, expect, it } from 'vitest'
import type { TrafficKind } from '~/domain/traffic'
import { defaultDesk } from '~/domain/deskDefaults'
import { readReviews } from '~/domain/reviewFile/readReviews'
import { openTable } from './openTable'
import { ProductImporter } from './productImporter'
import { ReviewImporter } from './reviewImporter'
import { aFile, LOOSE } from './testImport'
import { TicketImporter } from './ticketImporter'
import { TrafficImporter } from './trafficImporter'

const NOW = Date.UTC(2026, 10, 1)
const fileOf = (lines: readonly string[]) => aFile(`${lines.join('\n')}\n`)
const utf16 = (text: string) => aFile(new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le')))

async function traffic(file: File, currency = 'USD') {
  const importer = new TrafficImporter(async () => ({ zone: 'UTC', currency, today: 20_700 }))
  const inspected = await importer.inspect(file)
  if (!inspected.ok || !inspected.value) throw new Error('no file of traffic')
  const { columns, rules, format, notices } = inspected.value
  const shop = { basis: '', sessions: [], days: [], spend: [] }
  const checks = { knowsOrder: () => false, allowed: async <T>(tables: T) => tables }
  const found = await importer.dryRun({ columns, rules, format }, shop, checks, LOOSE)
  if (!found.ok) throw new Error(found.refusal.why)
  const { of, sessions, spend, clicks, days, refused } = found.value
  return {
    of,
    rules,
    notices: notices.map(({ kind }) => kind),
    told: { sessions, spend: spend / 10_000, clicks, days, refused: refused.map(({ line, why }) => `${line} ${why}`) },
  }
}

describe('traffic and advertising', () => {
  const GOOGLE = ['Campaign report', '"March 1, 2026 - March 2, 2026"', 'Day\tCampaign\tCurrency code\tCost\tImpr.\tClicks']
  const META = 'Reporting starts,Reporting ends,Campaign name,Impressions,Amount spent (USD),Link clicks'
  it.each<[string, TrafficKind, File, object]>([
    [
      'Google Ads in UTF-16: two titles, totals below',
      'adSpend',
      utf16(
        [
          ...GOOGLE,
          '2026-03-01\tBrand\tUSD\t"1,234.50"\t"12,000"\t120',
          '2026-03-02\tBrand\tUSD\t10.50\t"1,000"\t12',
          'Total: Account\t --\t --\t"1,245.00"\t"13,000"\t132',
        ].join('\n'),
      ),
      { spend: 1245, clicks: 132, refused: ['6 total'] },
    ],
    [
      'Google Ads with decimal commas',
      'adSpend',
      utf16([...GOOGLE, '2026-03-01\tBrand\tUSD\t1.234,50\t12.000\t1.200', '2026-03-02\tBrand\tUSD\t10,50\t1.000\t12'].join('\n')),
      { spend: 1245, clicks: 1212, refused: [] },
    ],
    [
      'spend in another currency, named by row',
      'adSpend',
      utf16([...GOOGLE, '2026-03-01\tBrand\tEUR\t100.00\t1\t1', '2026-03-02\tBrand\tUSD\t7.00\t1\t1'].join('\n')),
      { spend: 7, refused: ['4 otherCurrency'] },
    ],
    [
      'and by the column’s name',
      'adSpend',
      fileOf([META.replace('USD', 'EUR'), '2026-03-01,2026-03-01,Spring,1000,50.25,20']),
      { spend: 0, refused: ['2 otherCurrency'] },
    ],
    [
      'Meta Ads',
      'adSpend',
      fileOf([META, '2026-03-01,2026-03-01,Spring,1000,50.25,20', '2026-03-02,2026-03-02,Spring,1000,49.75,20']),
      { spend: 100, clicks: 40, refused: [] },
    ],
    [
      'counts with points',
      'trafficDays',
      fileOf(['Date;Sessions', '01.03.2026;1.234', '02.03.2026;1.000', '13.03.2026;950']),
      { sessions: 3184, days: 3, refused: [] },
    ],
    [
      'Universal Analytics: days in the column of their index, American, a sum below',
      'trafficDays',
      fileOf(['# Overview', '# 20260301-20260303', 'Day Index,Sessions', '3/1/26,"1,200"', '3/2/26,"1,300"', '3/3/26,"1,000"', ',"3,500"']),
      { sessions: 3500, days: 3, refused: ['7 missingDate'] },
    ],
    [
      'events with times of every kind',
      'sessions',
      fileOf([
        'session id,timestamp,event,visitor id',
        's1,2026-03-05T10:00:00Z,view_item,v1',
        's2,1772715900,view_item,v2',
        's3,1772715900000,view_item,v3',
      ]),
      { sessions: 3, refused: [] },
    ],
    [
      'line ends of an old Mac',
      'trafficDays',
      aFile('# x\r# y\rDate;Sessions\r20260301;1200\r20260302;1300\r'),
      { sessions: 2500, days: 2 },
    ],
  ])('%s', async (_, of, file, told) => expect(await traffic(file)).toMatchObject({ of, told }))

  it('says where it comes from, and that a row stands for many days', async () => {
    const { rules, notices } = await traffic(fileOf([META, '2026-03-01,2026-03-31,Spring,1000,3100.00,20']))
    expect(rules.channel).toBe('Meta Ads')
    expect(notices).toEqual(['spans'])
  })
})

describe('products', () => {
  async function products(lines: readonly string[]) {
    const importer = new ProductImporter(async () => 'EUR')
    const inspected = await importer.inspect(fileOf(lines))
    if (!inspected.ok || !inspected.value) throw new Error('no file of products')
    const shop = { products: [], categories: [], suppliers: [] }
    const found = await importer.dryRun(inspected.value, shop, 'f', LOOSE)
    if (!found.ok) throw new Error(found.refusal.why)
    const prices = importer.prepared()?.matched.sets.flatMap(({ set }) => set.skus?.map(({ price }) => price / 10_000) ?? [])
    return {
      prices,
      added: found.value.added,
      refused: found.value.refused.map(({ row, why }) => `${row} ${why}`),
      unsure: inspected.value.unsureDecimal,
    }
  }

  it.each([
    ['decimal commas', ['title;sku;price', 'Sofa;S1;1.299,00', 'Lampe;L1;85,5'], { prices: [1299, 85.5], refused: [], unsure: false }],
    ['thousands with a point', ['title;sku;price', 'Sofa;S1;1.299', 'Lampe;L1;850'], { prices: [1299, 850], refused: [], unsure: true }],
    ['a title above the header', ['商品资料表', '商品名称,商家编码,价格', '茶杯,CUP,"￥1,234.00"'], { prices: [1234], refused: [] }],
    [
      'codes rounded by a spreadsheet: the row stays out, and leaves no empty product behind',
      ['title,sku,price,barcode', 'Mug,M,12.50,6.90123E+12', 'Plate,P,20.00,0012345678905'],
      { prices: [20], added: 1, refused: ['2 lostDigits'] },
    ],
    [
      'WooCommerce in a shop with decimal commas',
      ['ID,Type,SKU,Name,Published,Visibility in catalog,Regular price,Sale price,Parent', '10,simple,A,Tee,1,visible,"12,50","9,90",'],
      { prices: [9.9], refused: [] },
    ],
  ])('%s', async (_, lines, expected) => expect(await products(lines)).toMatchObject(expected))
})

describe('tickets and reviews', () => {
  it.each([
    [
      'Freshdesk',
      [
        'Ticket ID,Subject,Status,Priority,Source,Type,Agent,Created time,Resolved time,Initial response time,Tags,Full name,Email',
        '1,Where is it?,Closed,Low,Portal,Question,Bob,2026-03-05 10:00:00,2026-03-05 12:00:00,2026-03-05 10:30:00,"a,b",Ann,a@x.com',
      ],
      {
        state: 'closed',
        customer: 'Ann',
        at: Date.UTC(2026, 2, 5, 10),
        firstAt: Date.UTC(2026, 2, 5, 10, 30),
        solvedAt: Date.UTC(2026, 2, 5, 12),
      },
    ],
    [
      'Zendesk, which asks for good or bad',
      [
        'Id,Requester,Requester email,Subject,Status,Priority,Ticket type,Assignee,Created at,Solved at,Satisfaction Score,Via',
        '1,Ann,a@x.com,Hi,Solved,Normal,Question,Bob,2026-03-05 10:00,2026-03-05 12:00,Good,Email',
      ],
      { state: 'solved', rating: 5, solvedAt: Date.UTC(2026, 2, 5, 12) },
    ],
    [
      'Gorgias',
      [
        'Ticket id,Initial channel,Subject,Tags,Status,Priority,Customer email,Customer name,Assignee name,Creation date,Closed date,Survey score',
        '1,email,Where?,"a,b",closed,normal,a@x.com,Ann,Bob,2026-03-05T10:00:00,2026-03-05T12:00:00,4',
      ],
      { state: 'closed', channel: 'email', rating: 4, at: Date.UTC(2026, 2, 5, 10) },
    ],
  ])('%s', async (_, lines, ticket) => {
    const importer = new TicketImporter(async () => 'UTC')
    const inspected = await importer.inspect(fileOf(lines), { flag: 'f', answered: 'a' })
    if (!inspected.ok || !inspected.value) throw new Error('no file of tickets')
    const shop = { tickets: [], desk: defaultDesk('en', 'UTC'), people: new Map(), skus: new Set<string>(), who: 'owner' }
    await importer.dryRun(inspected.value, shop, { command: 'i', now: NOW }, LOOSE)
    expect(importer.prepared()?.read).toMatchObject({ tickets: [ticket], refused: [] })
  })

  it('Amazon’s stars and dates in words, a code that is lost', async () => {
    const file = fileOf([
      'asin,sku,rating,title,body,author,date',
      'B01,M,4.0 out of 5 stars,Great,Good mug,Ann,"Reviewed in the United States on March 5, 2026"',
      'B01,6.9E+12,5,Great,Good mug,Ann,2026-03-05',
    ])
    const inspected = await new ReviewImporter(async () => 'UTC').inspect(file)
    const opened = await openTable(file)
    if (!inspected.ok || !inspected.value || !opened.ok) throw new Error('no file of reviews')
    const { columns, rules } = inspected.value
    const { header, sample: rows } = opened.table
    expect(readReviews({ header, rows, columns, rules, now: NOW })).toMatchObject({
      reviews: [{ rating: 4, at: Date.UTC(2026, 2, 5) }],
      refused: [{ row: 1, why: 'lostDigits', text: '6.9E+12' }],
    })
  })
})
