import 'fake-indexeddb/auto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { ShopDb } from '~/store/db'
import { importPromotions, promotionShop } from '~/store/importPromotions'
import { PromotionImporter } from './promotionImporter'
import { LOOSE } from './testImport'

let shops = 0
const open: ShopDb[] = []
function aShop(): ShopDb {
  const db = new ShopDb(`promotionFiles${shops++}`)
  open.push(db)
  return db
}
afterEach(() => {
  for (const db of open.splice(0)) db.close()
})

const author = { who: 'owner', at: 1_000 }
const shop = async () => ({ zone: 'America/New_York', currency: 'USD' })

/** A file through inspection, check and import, as the wizard takes it. */
async function brought(db: ShopDb, content: string | Uint8Array<ArrayBuffer>, name: string) {
  const importer = new PromotionImporter(shop)
  const inspected = await importer.inspect(new File([content], name))
  if (!inspected.ok || !inspected.value) throw new Error(`${name} is no file of promotions`)
  const found = await importer.dryRun(inspected.value, await promotionShop(db), { command: `import-${name}-${shops++}`, now: 5 }, LOOSE)
  const prepared = importer.prepared()
  if (!found.ok || !prepared) throw new Error(`${name} is refused`)
  const outcome = await importPromotions(db, prepared, author)
  expect(outcome.ok).toBe(true)
  return { found: found.value, rules: inspected.value.rules }
}

const CAMPAIGNS = 'campaign_id,campaign_type,start_date,end_date\n1,Type B,2017-03-03,2017-04-09\n2,Type C,2017-04-09,2017-04-01\n'
const COUPONS = 'coupon_upc,product_id,campaign_id\n100,7,1\n100,8,1\n200,7,1\n300,7,9\n'
const USES = 'household_id,coupon_upc,campaign_id,redemption_date\n5,100,1,2017-03-05\n6,999,1,2017-03-05\n'

describe('files of campaigns and coupons', () => {
  it('make a promotion of each campaign, half-open after its last day, and name what cannot be', async () => {
    const db = aShop()
    const { found, rules } = await brought(db, CAMPAIGNS, 'campaigns.csv')
    expect(rules.table).toBe('campaigns')
    expect(found).toMatchObject({ rows: 2, added: 1, refusedRows: 1, refused: [{ row: 3, why: 'window' }] })
    const [promotion] = await db.promotions.toArray()
    expect(promotion).toMatchObject({ key: 'file-1', name: '1 · Type B', stage: 'scheduled' })
    expect([promotion.from, promotion.to]).toEqual([Date.UTC(2017, 2, 3, 5), Date.UTC(2017, 3, 10, 4)])
  })

  it('give each coupon a batch and a rule for its goods, and keep their uses; the same files again change nothing', async () => {
    const db = aShop()
    await brought(db, CAMPAIGNS, 'campaigns.csv')
    await brought(db, 'campaign_id,household_id\n1,5\n1,6\n', 'audience.csv')
    const { found } = await brought(db, COUPONS, 'coupons.csv')
    expect(found).toMatchObject({ table: 'coupons', added: 2, coupons: 2, products: 2, refused: [{ row: 5, why: 'noCampaign' }] })
    const { found: uses } = await brought(db, USES, 'uses.csv')
    expect(uses).toMatchObject({ table: 'redemptions', added: 1, refused: [{ row: 3, why: 'noCoupon' }] })
    const promotion = await db.promotions.get('file-1')
    expect(promotion?.rules.map(({ scope, action }) => [scope.skus, action.kind === 'coupon' && action.batch])).toEqual([
      [['7', '8'], 'file-1-100'],
      [['7'], 'file-1-200'],
    ])
    expect(promotion?.audiences).toEqual(['file-1'])
    expect((await db.audiences.get('file-1'))?.size).toBe(2)
    expect(await db.redemptions.toArray()).toMatchObject([{ batch: 'file-1-100', code: '100' }])
    const before = await db.journal.count()
    const again = await brought(db, COUPONS, 'coupons.csv')
    expect(again.found).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
    expect(await db.journal.count()).toBeLessThanOrEqual(before + 1)
  })

  it('other files are left to their own readers', async () => {
    const importer = new PromotionImporter(shop)
    for (const header of [
      'campaign,date,clicks,cost',
      'order id,order date,sku,price,coupon',
      'sku,title,price',
      'customer id,name,campaign,city,email,phone',
    ])
      expect(await importer.inspect(new File([`${header}\n1,2,3,4,5,6\n`], 'x.csv'))).toEqual({ ok: true, value: null })
  })
})

const FOLDER = join(process.env.ZHANGGUI_DATA ?? '../shared/data', 'promotions')
const absent = !existsSync(FOLDER)
if (absent) process.stderr.write(`skipped: ${FOLDER} is not there (set ZHANGGUI_DATA)\n`)

describe.skipIf(absent)('the campaigns of completejourney, whole', () => {
  it('come in with every customer, coupon, product and use, campaign by campaign', { timeout: 60_000 }, async () => {
    const db = aShop()
    const bytesOf = async (name: string) => new Uint8Array(await readFile(join(FOLDER, `${name}.csv.gz`)))
    const cells = async (name: string) =>
      gunzipSync(await bytesOf(name))
        .toString()
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((row) => row.split(','))
    const countBy = (rows: string[][], column: number) => {
      const counts: Record<string, number> = {}
      for (const row of rows) counts[row[column]] = (counts[row[column]] ?? 0) + 1
      return counts
    }
    for (const name of ['campaign_descriptions', 'campaigns', 'coupons', 'coupon_redemptions']) {
      const { found } = await brought(db, await bytesOf(name), `${name}.csv.gz`)
      expect(found.refusedRows, name).toBe(0)
    }
    const [campaigns, targets, coupons, uses] = await Promise.all(
      ['campaign_descriptions', 'campaigns', 'coupons', 'coupon_redemptions'].map(cells),
    )
    const promotions = await db.promotions.toArray()
    expect(promotions.length).toBe(campaigns.length)
    const redemptions = await db.redemptions.toArray()
    expect(redemptions.length).toBe(uses.length)
    const audiences = await db.audiences.toArray()
    for (const [campaign] of campaigns) {
      const key = `file-${campaign}`
      const promotion = promotions.find((one) => one.key === key)
      const own = coupons.filter((row) => row[2] === campaign)
      expect({
        campaign,
        targets: audiences.find((one) => one.key === key)?.size,
        coupons: promotion?.rules.length,
        links: promotion?.rules.reduce((sum, { scope }) => sum + (scope.skus?.length ?? 0), 0),
        uses: redemptions.filter(({ batch }) => batch.startsWith(`${key}-`)).length,
      }).toEqual({
        campaign,
        targets: countBy(targets, 0)[campaign],
        coupons: new Set(own.map((row) => row[0])).size,
        links: new Set(own.map((row) => row.join())).size,
        uses: countBy(uses, 2)[campaign] ?? 0,
      })
    }
  })
})
