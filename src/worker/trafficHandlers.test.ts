import 'fake-indexeddb/auto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { TrafficInspection } from '~/domain/import/trafficPlan'
import type { TrafficKind } from '~/domain/traffic'
import { parseDay, zoneOf } from '~/lib/zone'
import { execute } from '~/store/execute'
import { readTraffic } from '~/store/trafficFiles'
import { visitSource } from '~/analytics/traffic/visits'
import { joinVisits } from '~/analytics/traffic/joinVisits'
import { funnelOf } from '~/analytics/reports/funnel'
import { DEFAULT_CALENDAR } from '~/domain/calendar'
import { bringOrders } from '../../tests/bringOrders'
import { anOrder } from '../../tests/builders'
import type { CallContext } from './protocol'
import { defaultSettings, OpenShop } from './shop'
import { sidesOf } from './sides'
import { trafficHandlers } from './trafficHandlers'

const context: CallContext = { signal: new AbortController().signal, progress: () => undefined }
const SHOPPERS = join(process.env.ZHANGGUI_DATA ?? '../shared/data', 'conversion/online_shoppers_feb-jul.csv.gz')

let open: OpenShop
let calls: ReturnType<typeof trafficHandlers>
let count = 0

beforeEach(async () => {
  vi.stubGlobal('navigator', { language: 'en' })
  open = await OpenShop.open(`traffic ${count++}`)
  await open.db.settings.put({ key: 'shop', zone: 'Asia/Shanghai', currency: 'CNY' })
  calls = trafficHandlers(() => Promise.resolve(open))
})

const csv = (text: string, name = 'traffic.csv') => new File([text], name)

async function inspect(file: File, of?: TrafficKind): Promise<TrafficInspection> {
  const found = await calls['import.traffic.inspect']({ file, ...(of && { of }) }, context)
  if (!found.ok || !found.value) throw new Error('not traffic')
  return found.value
}

async function dryRun(file: File, change: Partial<TrafficInspection['rules']> = {}, of?: TrafficKind) {
  const { columns, rules, format } = await inspect(file, of)
  const found = await calls['import.traffic.dryRun']({ plan: { columns, rules: { ...rules, ...change }, format } }, context)
  if (!found.ok) throw new Error(found.refusal.why)
  return found.value
}

async function commit(id: string) {
  return calls['import.traffic.commit']({ commandId: id }, context)
}

const undo = (id: string, of: string) =>
  execute(open.db, defaultSettings(), { id, kind: 'undo', args: { command: of } }, { who: 'owner', at: Date.now() })

async function countVisits(from: string, to: string) {
  const [first, end] = [parseDay(from) ?? 0, parseDay(to) ?? 0]
  const zone = zoneOf('Asia/Shanghai')
  const visits = joinVisits(await readTraffic(open.db, open.files), zone, { rowOf: () => -1, isPaid: () => false })
  const source = visits && visitSource(visits, { buyerOf: () => 0, skuOf: () => undefined })
  const scope = { nonProducts: true, free: false, unknownBuyers: 'beside' as const }
  const ask = {
    from: first,
    to: end,
    scope,
    filters: {},
    level: 1 as const,
    zone,
    calendar: DEFAULT_CALENDAR,
    currency: 'CNY',
    dayKey: String,
  }
  const answer = source?.sum({ ...ask, by: [] })
  return { total: answer?.ok ? answer.total : undefined, funnel: source && funnelOf(source, ask, 1) }
}

const GA = `# ----------------------------------------
# Traffic acquisition
# Account: Shop
# 20261101-20261103
# ----------------------------------------
Date,Session default channel group,Sessions,Total users,Ecommerce purchases
20261101,Paid Search,"1,204",980,31
20261102,Paid Search,1100,900,28
20261102,Direct,x,90,1
20261103,Direct,300,250,6
,Grand total,2604,2130,65
`

describe('a file of traffic', () => {
  it('of Google Analytics is read behind its remarks, and what cannot be read is said with its line', async () => {
    const inspection = await inspect(csv(GA))
    expect(inspection).toMatchObject({ rules: { of: 'trafficDays' }, columns: { at: 0, channel: 1, sessions: 2, visitors: 3, paid: 4 } })
    const found = await dryRun(csv(GA))
    expect(found).toMatchObject({
      rows: 5,
      refusedRows: 2,
      sessions: 2604,
      visitors: 2130,
      paid: 65,
      days: 3,
      channels: ['Paid Search', 'Direct'],
    })
    expect(found.to - found.from).toBe(3)
    const refused = await calls['import.traffic.refused']({}, context)
    expect(await refused.csv.text()).toBe('\uFEFFline,reason,field,text\n9,badCount,sessions,x\n11,total,at,\n'.slice(1))
    expect(await commit('a')).toMatchObject({ ok: true, value: { rows: 3, days: 3 } })
    const { total, funnel } = await countVisits('2026-11-01', '2026-11-04')
    expect(total).toMatchObject({ sessions: 2604, paid: 65, visitorDays: true })
    // Nothing was told of carts: the steps are left out, and abandonment has no figure.
    expect(funnel).toMatchObject({
      ok: true,
      dayRows: 3,
      steps: [{ step: 'visit' }, { step: 'paid', sessions: 65 }],
      abandonment: { value: null },
    })
  })

  it('is told apart by what is known of goods now, and read once for that', async () => {
    await inspect(csv(GA))
    await dryRun(csv(GA))
    await commit('a')
    const visits = async () => (await sidesOf(open, await open.loaded(), ['visits'])).visits
    const before = await visits()
    expect(before).toBeDefined()
    expect(await visits()).toBe(before)
    const edit = { id: 'e', kind: 'product.edit' as const, args: { sku: 'MUG', set: { category: 'Cups' } } }
    const { ok } = await execute(open.db, defaultSettings(), edit, { who: 'owner', at: Date.now() })
    expect(ok).toBe(true)
    open.refresh(await open.version())
    expect(await visits()).not.toBe(before)
  })

  it('counts days from the day that Google Analytics names above its table', async () => {
    const file = csv('# Start date: 20261101\n# End date: 20261102\nNth day,Sessions\n0000,10\n0001,20\n')
    expect(await dryRun(file)).toMatchObject({ of: 'trafficDays', from: parseDay('2026-11-01'), to: parseDay('2026-11-03'), sessions: 30 })
  })

  it('of 百度统计, in GBK with a title above, is read', async () => {
    // 趋势分析, 日期,浏览量(PV),访问次数,访客数(UV) in GBK.
    const bytes = Uint8Array.from([
      0xc7, 0xf7, 0xca, 0xc6, 0xb7, 0xd6, 0xce, 0xf6, 0x0a, 0xc8, 0xd5, 0xc6, 0xda, 0x2c, 0xe4, 0xaf, 0xc0, 0xc0, 0xc1, 0xbf, 0x28, 0x50, 0x56,
      0x29, 0x2c, 0xb7, 0xc3, 0xce, 0xca, 0xb4, 0xce, 0xca, 0xfd, 0x2c, 0xb7, 0xc3, 0xbf, 0xcd, 0xca, 0xfd, 0x28, 0x55, 0x56, 0x29, 0x0a,
      ...new TextEncoder().encode('2026/11/01,900,300,210\n2026/11/02,800,280,--\n'),
    ]) // prettier-ignore
    const file = new File([bytes], '百度统计.csv')
    expect(await inspect(file)).toMatchObject({ format: { encoding: 'gb18030' }, columns: { at: 0, sessions: 2, visitors: 3 } })
    expect(await dryRun(file)).toMatchObject({ rows: 2, refusedRows: 0, sessions: 580, visitors: Number.NaN })
  })

  it('of events becomes sessions with steps; a visitor without session ids starts anew after half an hour', async () => {
    const file = csv(
      [
        '事件时间,访客ID,事件,商品编码,订单号,来源渠道',
        '2026-11-01 09:00:00,v1,view_item,MUG-1,,小程序',
        '2026-11-01 09:05:00,v1,add_to_cart,MUG-1,,',
        '2026-11-01 09:20:00,v1,purchase,,20261101001,',
        '2026-11-01 10:00:00,v1,view_item,CAP-1,,小程序',
        '2026-11-01 09:01:00,v2,page_view,,,小程序',
        '2026-11-01 09:02:00,v2,dance,,,小程序',
      ].join('\n'),
    )
    await bringOrders(open.packs, 'o', [anOrder({ number: '20261101001' })])
    const found = await dryRun(file)
    expect(found).toMatchObject({ of: 'sessions', rows: 6, refusedRows: 1, sessions: 3, visitors: 2, paid: 1, channels: ['小程序'] })
    expect(found.notices).toContainEqual({ kind: 'orders', named: 1, known: 1 })
    await commit('events')
    const { sessions } = await readTraffic(open.db, open.files)
    expect(sessions[0].steps?.count).toBe(4)
    expect([...sessions[0].table.numbers.reached]).toEqual([3, -1, 0])
    expect((await countVisits('2026-11-01', '2026-11-02')).total).toMatchObject({ sessions: 3, carts: 1, cartsPaid: 1 })
  })

  it('of orders is none of traffic', async () => {
    const file = csv('order id,date,sku,qty,price,channel\n1,2026-01-01,A,1,2.5,Web\n')
    expect(await calls['import.traffic.inspect']({ file }, context)).toEqual({ ok: true, value: null })
  })

  it.skipIf(!existsSync(SHOPPERS))('of single sessions by month gives the conversion that the file has', { timeout: 30_000 }, async () => {
    const file = new File([new Uint8Array(await readFile(SHOPPERS))], 'online_shoppers_feb-jul.csv.gz')
    expect(await inspect(file)).toMatchObject({ rules: { of: 'sessions' }, columns: { month: 2, views: 1, paid: 9, source: 6 } })
    const found = await dryRun(file, { year: 2018 })
    // 6,175 rows, 655 with Revenue TRUE: counted with Python's csv.
    expect(found).toMatchObject({
      rows: 6175,
      refusedRows: 0,
      sessions: 6175,
      paid: 655,
      from: parseDay('2018-02-01'),
      to: parseDay('2018-08-01'),
    })
    expect(found.notices.map(({ kind }) => kind)).toEqual(['monthsOnly', 'untold', 'noVisitors'])
    await commit('shoppers')
    const { total } = await countVisits('2018-01-01', '2019-01-01')
    expect(total).toMatchObject({ sessions: 6175, paid: 655, views: 6159 })
    expect((total?.paid ?? 0) / (total?.sessions ?? 1)).toBe(655 / 6175)
    expect((await countVisits('2018-05-01', '2018-06-01')).total).toMatchObject({ sessions: 3364, paid: 365, carts: Number.NaN })
    expect(await dryRun(file, { year: 2018 })).toMatchObject({ same: true })
  })
})

describe('advertising', () => {
  const ads = csv(
    '日期,渠道,推广计划,消耗（元）,展现量,点击量\n2026-11-01,淘宝,直通车,"1,280.50",52000,900\n2026-11-02,淘宝,直通车,980,41000,700\n',
  )

  it('is read in the shop’s currency, exactly', async () => {
    expect(await dryRun(ads)).toMatchObject({
      of: 'adSpend',
      rows: 2,
      spend: 22_605_000,
      impressions: 93_000,
      clicks: 1600,
      replaced: 0,
      same: false,
    })
  })

  it('of the same file twice is nothing to import; a later file takes the place of its days; undo brings them back', async () => {
    await dryRun(ads)
    await commit('first')
    expect(await dryRun(ads)).toMatchObject({ replaced: 2, same: true })
    const later = csv('Day,Channel,Campaign,Cost,Impr.,Clicks\n2026-11-02,淘宝,直通车,1000,41000,710\n2026-11-02,京东,快车,10,100,1\n')
    expect(await dryRun(later)).toMatchObject({ replaced: 1, same: false })
    expect(await commit('second')).toMatchObject({ ok: true })
    expect(await commit('second')).toMatchObject({ ok: false, refusal: { why: 'stale' } })
    expect((await readTraffic(open.db, open.files)).spend).toHaveLength(2)
    expect(await undo('u', 'second')).toMatchObject({ ok: true })
    expect((await readTraffic(open.db, open.files)).spend).toHaveLength(1)
    // The sweep leaves what an undo of the undo needs.
    await open.packs.sweep(Date.now())
    expect(await undo('uu', 'u')).toMatchObject({ ok: true })
    expect((await readTraffic(open.db, open.files)).spend).toHaveLength(2)
  })

  it('checked before another import came is not written', async () => {
    await dryRun(ads)
    await open.db.columnFiles.add({ key: 'other-spend', kind: 'adSpend', count: 0, bytes: 0, writtenAt: 1 })
    expect(await commit('late')).toMatchObject({ ok: false, refusal: { why: 'stale' } })
  })

  it('needs a channel, named in the file or by the user', async () => {
    const file = csv('Date,Campaign,Cost,Clicks\n2026-11-01,Sale,5,1\n')
    expect(await dryRun(file)).toMatchObject({ rows: 1, refusedRows: 1 })
    expect(await dryRun(file, { channel: 'Google' })).toMatchObject({ refusedRows: 0, channels: ['Google'] })
  })
})
