import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import { aProduct, aSku } from '../../../tests/stock'
import { runs } from '../../../tests/runs'
import { type BuyerReviewRow, scoreOf } from '~/domain/buyerReview'
import type { ReviewInspection, ReviewRules } from '~/domain/reviewFile/fields'
import { ownReviewLines } from '~/domain/reviewFile/writeReviews'
import { ShopDb } from '~/store/db'
import { execute } from '~/store/execute'
import { importReviews } from '~/store/importReviews'
import { ReviewImporter } from './reviewImporter'

const NOW = Date.UTC(2026, 10, 22)
const author = { who: 'owner', at: NOW }
const defaults = { name: '', zone: 'Asia/Shanghai', currency: 'CNY' }
const MUG = aProduct({
  key: 'mug',
  title: '马克杯',
  handle: 'field-mug',
  skus: [aSku({ code: 'MUG-1', barcode: '690123' }), aSku({ code: 'MUG-2' })],
})
const POT = aProduct({ key: 'pot', title: 'Pot', skus: [aSku({ code: 'POT-1' })] })

const TAOBAO = [
  '订单编号,商品名称,商家编码,买家昵称,评价结果,评价内容,评价时间,回复内容',
  `T1,马克杯,MUG-1,小**王,好评,"保温好，\n颜色也好",2026-11-01 08:00:00,谢谢`,
  'T2,马克杯,MUG-2,li**,差评,漏水,2026-11-02 09:30:00,',
  'T3,水壶,KETTLE,wu**,中评,一般,2026-11-02 10:00:00,',
  'T4,马克杯,MUG-1,an**,很棒,不错,2026-11-03,',
  'T5,马克杯,MUG-1,bo**,好评,不错,昨天,',
].join('\n')

let count = 0
let db: ShopDb
let importer: ReviewImporter
beforeEach(async () => {
  db = new ShopDb(`reviewFile${++count}`)
  await db.catalog.bulkPut([MUG, POT])
  importer = new ReviewImporter(async () => 'Asia/Shanghai')
})

async function look(text: string, sure = false): Promise<ReviewInspection> {
  const inspected = await importer.inspect(new File([text], 'reviews.csv'), {}, sure)
  if (!inspected.ok || !inspected.value) throw new Error('no file of reviews')
  return inspected.value
}
async function check(text: string, id = 'i1', change: Partial<ReviewRules> = {}, columns = {}) {
  const seen = await look(text, true)
  const plan = { ...seen, columns: { ...seen.columns, ...columns }, rules: { ...seen.rules, ...change } }
  const shop = { reviews: await db.reviews.toArray(), products: await db.catalog.toArray() }
  const context = { signal: new AbortController().signal, progress: () => undefined }
  const run = await importer.dryRun(plan, shop, { command: id, now: NOW }, context)
  if (!run.ok) throw new Error(run.refusal.why)
  return run.value
}
async function commit() {
  const prepared = importer.prepared()
  if (!prepared) throw new Error('nothing was checked')
  return importReviews(db, prepared, author)
}
const undo = (command: string) => execute(db, defaults, { id: `undo ${command}`, kind: 'undo', args: { command } }, author)
const exported = async () => `\uFEFF${[...ownReviewLines(await db.reviews.toArray(), await db.catalog.toArray())].join('\r\n')}\r\n`

describe('a file of reviews', () => {
  it('is read in the words of Taobao sellers, in the zone of the shop, and does what its check has said', async () => {
    const seen = await look(TAOBAO)
    expect(seen).toMatchObject({ preset: 'taobao', rules: { match: 'sku', scale: 'words', unmatched: 'leave' } })
    const found = await check(TAOBAO)
    expect(found).toMatchObject({ rows: 5, added: 2, changed: 0, unchanged: 0, unmatchedRows: 1, refusedRows: 2 })
    expect(found.refused).toEqual([
      { row: 5, why: 'noProduct', column: '商家编码', text: 'KETTLE' },
      { row: 6, why: 'badRating', column: '评价结果', text: '很棒' },
      { row: 7, why: 'badDate', column: '评价时间', text: '昨天' },
    ])
    expect(await importer.refused({ badRating: '评分看不懂' }).text()).toContain('6,评分看不懂,评价结果,很棒')
    expect(await db.reviews.count()).toBe(0)
    expect(await commit()).toMatchObject({ ok: true })
    const [first] = await db.reviews.orderBy('order').toArray()
    expect(first).toMatchObject({
      product: 'mug',
      sku: 'MUG-1',
      order: 'T1',
      rating: 5,
      text: '保温好，\n颜色也好',
      author: '小**王',
      at: Date.UTC(2026, 10, 1),
      reply: '谢谢',
    })
    const entry = await db.journal.where('id').equals('i1').first()
    expect(entry).toMatchObject({ kind: 'review.import', args: { fileName: 'reviews.csv', added: 2, changed: 0, refused: 3 } })
  })

  it('has nothing to do the second time, and one undo takes all of it back', async () => {
    await check(TAOBAO)
    await commit()
    expect(await check(TAOBAO, 'i2')).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
    await undo('i1')
    expect(await db.reviews.count()).toBe(0)
    expect(await check(TAOBAO, 'i3')).toMatchObject({ added: 2, unchanged: 0 })
  })

  it('changes what it tells otherwise and leaves what it does not tell; a review that it has not stays', async () => {
    await check(TAOBAO)
    await commit()
    const [one] = await db.reviews.where('order').equals('T2').toArray()
    await execute(db, defaults, { id: 'r', kind: 'review.reply', args: { key: one.key, reply: '给您补发' }, saw: { reply: '' } }, author)
    const newer = TAOBAO.replace('差评,漏水', '中评,漏水，已补发').replace(/T1[^]*?谢谢\n/, '')
    const found = await check(newer, 'i2')
    expect(found).toMatchObject({ added: 0, changed: 1, unchanged: 0 })
    expect(found.changes[0].fields).toEqual([
      { field: 'rating', before: 1, after: 3 },
      { field: 'text', before: '漏水', after: '漏水，已补发' },
    ])
    await commit()
    expect(await db.reviews.get(one.key)).toMatchObject({ rating: 3, reply: '给您补发', repliedBy: 'owner' })
    expect(await db.reviews.count()).toBe(2)
  })

  it('is all or nothing: refused where reviews came since the check', async () => {
    await check(TAOBAO)
    await db.reviews.add({ key: 'x', product: '', sku: '', rating: 5, title: '', text: '', author: '', at: 1, channel: '' })
    expect(await commit()).toMatchObject({ ok: false, refusal: { rule: 'review.stale' } })
    expect(await db.reviews.count()).toBe(1)
  })

  it('keeps reviews of goods that the shop does not have where that is wanted, and finds their product once it is there', async () => {
    expect(await check(TAOBAO, 'i1', { unmatched: 'keep' })).toMatchObject({ added: 3, unmatchedRows: 0 })
    await commit()
    await db.catalog.put(aProduct({ key: 'kettle', title: '水壶', skus: [aSku({ code: 'KETTLE' })] }))
    const again = await check(TAOBAO, 'i2', { unmatched: 'keep' })
    expect(again).toMatchObject({ added: 0, changed: 1, unchanged: 2 })
    expect(again.changes[0].fields).toMatchObject([{ field: 'product', after: '水壶' }])
  })

  it('finds products by what the user chooses', async () => {
    const file =
      'product_handle,state,rating,title,author,email,location,body,reply,created_at,replied_at\nfield-mug,published,4,Nice,Ann,a@b.c,,Good,,2026-08-01 10:00:00 -0400,\n'
    expect(await look(file)).toMatchObject({ preset: 'shopify', rules: { match: 'handle', channel: 'Shopify' } })
    await check(file)
    await commit()
    expect(await db.reviews.toArray()).toMatchObject([{ product: 'mug', at: Date.UTC(2026, 7, 1, 14), channel: 'Shopify' }])
    const by = async (header: string, cell: string, match: ReviewRules['match']) =>
      (await check(`rating,date,review,${header}\n5,2026-01-01,Fine,${cell}\n`, 'x', { match })).added
    expect(await by('barcode', '690123', 'barcode')).toBe(1)
    expect(await by('product', '马克杯', 'title')).toBe(1)
    expect(await by('sku', 'mug-1', 'sku')).toBe(0)
  })

  it('knows the exports of Judge.me and WordPress, replies and spam among them', async () => {
    const judgeme = [
      'title,body,rating,review_date,source,curated,reviewer_name,reviewer_email,product_id,product_handle,reply,reply_date,picture_urls,ip_address,location',
      'Top,Lovely,5,2025-03-02 10:12:00 UTC,web,ok,Camille,c@x.fr,7012,field-mug,Thanks,2025-03-03 08:00:00 UTC,,1.2.3.4,',
      'Buy,Cheap pills,5,2025-03-02 10:12:00 UTC,web,spam,Bot,b@x.fr,7012,field-mug,,,,,',
    ].join('\n')
    expect(await look(judgeme)).toMatchObject({ preset: 'judgeme' })
    const found = await check(judgeme)
    expect(found).toMatchObject({ added: 1, refusedRows: 1, refused: [{ row: 3, why: 'spam' }] })
    await commit()
    expect(await db.reviews.toArray()).toMatchObject([{ reply: 'Thanks', repliedAt: Date.UTC(2025, 2, 3, 8) }])
    const woo = [
      'comment_ID,comment_post_ID,comment_author,comment_author_email,comment_date,comment_content,comment_approved,comment_parent,rating,product_SKU',
      '12,7,shop,,2026-02-02 09:00:00,Thank you,1,11,,',
      '11,7,Ann,a@b.c,2026-02-01 09:00:00,Sturdy,1,0,4,POT-1',
      '13,7,Bob,b@b.c,2026-02-03 09:00:00,Lost,1,99,,',
    ].join('\n')
    expect(await look(woo)).toMatchObject({ preset: 'woocommerce' })
    expect(await check(woo, 'i2')).toMatchObject({ added: 1, refusedRows: 1, refused: [{ row: 4, why: 'noParent' }] })
    await commit()
    expect(await db.reviews.get('WooCommerce:11')).toMatchObject({ rating: 4, reply: 'Thank you', product: 'pot' })
    expect(await check(woo.replace('Sturdy', 'Sturdy but heavy'), 'i3')).toMatchObject({ added: 0, changed: 1 })
  })

  it('is none where the header tells of orders or products', async () => {
    for (const header of [
      'Order number,Order date,SKU,Title,Quantity,Unit price,Buyer ID',
      'Handle,Title,Variant SKU,Variant Price,Rating',
    ])
      expect(await importer.inspect(new File([`${header}\n1,2,3,4,5,6,7`], 'f.csv'))).toEqual({ ok: true, value: null })
  })

  it('does not bring back what was taken out of a review for its buyer', async () => {
    await check(TAOBAO)
    await commit()
    for (const review of await db.reviews.toArray()) await db.reviews.put({ ...review, author: '', title: '', text: '', erased: true })
    expect(await check(TAOBAO, 'i2')).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
  })

  it('takes nameless reviews of one day apart by their words, and two of the same words as two', async () => {
    const file = 'rating,date,review,sku\n5,2026-01-01,Fine,MUG-1\n5,2026-01-01,Fine,MUG-1\n4,2026-01-01,Good,MUG-1\n'
    expect(await check(file)).toMatchObject({ added: 3 })
    await commit()
    expect(await check(`${file}5,2026-01-01,Fine,MUG-1\n3,2026-01-01,Fair,MUG-1\n`, 'i2')).toMatchObject({
      added: 2,
      changed: 0,
      unchanged: 3,
    })
  })
})

it('what was exported has nothing to import, whatever was said, and comes whole into another shop', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', '好', '"', ',', '\n', "'", '=', '-', ' ', '@', '1'), maxLength: 8 })
  const review = fc.record({
    rating: fc.integer({ min: 1, max: 5 }),
    title: text,
    text,
    author: text,
    at: fc.integer({ min: 0, max: NOW }),
    goods: fc.constantFrom(
      { product: 'mug', sku: 'MUG-2' },
      { product: 'mug', sku: '' },
      { product: '', sku: 'GONE' },
      { product: '', sku: '' },
    ),
    channel: fc.constantFrom('', 'Tmall'),
    order: fc.constantFrom(undefined, 'T1'),
    reply: fc.constantFrom(undefined, 'Thanks,\n"you"'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(review, { minLength: 1, maxLength: 6 }), async (reviews) => {
      await db.reviews.clear()
      const rows = reviews.map(({ goods, order, reply, ...rest }, i): BuyerReviewRow => {
        const row: BuyerReviewRow = { key: `r${i}`, ...rest, ...goods }
        return { ...row, ...(order && { order }), ...(reply && { reply, repliedAt: 9_000 }) }
      })
      await db.reviews.bulkPut(rows)
      const file = await exported()
      expect(await check(file)).toMatchObject({ added: 0, changed: 0, unchanged: rows.length, refusedRows: 0, unmatchedRows: 0 })
      await db.reviews.clear()
      expect(await check(file, crypto.randomUUID(), { unmatched: 'keep' })).toMatchObject({ added: rows.length, refusedRows: 0 })
      await commit()
      expect((await exported()).split('\r\n').length).toBe(file.split('\r\n').length)
      expect(await check(file)).toMatchObject({ added: 0, changed: 0, unchanged: rows.length })
    }),
    { numRuns: runs(25) },
  )
})

const DATA = process.env.ZHANGGUI_DATA ?? '../shared/data'
const TICKETS = join(DATA, 'support/customer_support_tickets_1-4000.csv.gz')
const WAIMAI = join(DATA, 'support/waimai_10k_zh_reviews.csv.gz')
const absent = [TICKETS, WAIMAI].filter((path) => !existsSync(path))
for (const path of absent) process.stderr.write(`skipped: ${path} is not there (set ZHANGGUI_DATA)\n`)
const textOf = (path: string) => gunzipSync(readFileSync(path)).toString('utf8')

describe.skipIf(absent.length > 0)('real files', () => {
  it('ratings of real support tickets come in by the columns that the user names, and none twice', { timeout: 30_000 }, async () => {
    const file = textOf(TICKETS)
    const { header } = await look(file, true)
    const at = (name: string) => header.indexOf(name)
    const columns = { at: at('Date of Purchase'), text: at('Ticket Description'), id: at('Ticket ID'), product: at('Product Purchased') }
    const found = await check(file, 'i1', { unmatched: 'keep', dateOrder: 'dmy' }, columns)
    expect(found).toMatchObject({ rows: 4000, changed: 0, unchanged: 0 })
    expect(found.added + found.refusedRows).toBe(4000)
    expect(found.refused.every(({ why }) => why === 'noRating')).toBe(true)
    expect(await commit()).toMatchObject({ ok: true })
    expect(await db.reviews.count()).toBe(found.added)
    expect(await check(file, 'i2', { unmatched: 'keep', dateOrder: 'dmy' }, columns)).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: found.added,
    })
  })

  it(
    'eleven thousand real Chinese reviews come in with the day that they are given, and go out and in unchanged',
    { timeout: 60_000 },
    async () => {
      const [, ...lines] = textOf(WAIMAI).trim().split('\n')
      const file = `评分,评价内容,评价时间,商家编码\n${lines.map((line, i) => `${line[0] === '1' ? '好评' : '差评'}${line.slice(1)},2025-${String((i % 12) + 1).padStart(2, '0')}-01,MUG-1`).join('\n')}\n`
      const found = await check(file)
      expect(found.refusedRows + found.unmatchedRows).toBe(0)
      expect(found.added).toBe(lines.length)
      await commit()
      const good = lines.filter((line) => line.startsWith('1')).length
      expect(scoreOf(await db.reviews.toArray())?.mean).toBeCloseTo((good * 5 + (lines.length - good)) / lines.length, 9)
      expect(await check(await exported(), 'i2')).toMatchObject({ added: 0, changed: 0, unchanged: lines.length })
    },
  )
})
