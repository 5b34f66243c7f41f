import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SpendSums } from '~/analytics/grains'
import type { Figures } from '~/analytics/query'
import { runKpi } from '~/analytics/runKpi'
import type { MetricId } from '~/domain/metric'
import type { Order } from '~/domain/order'
import { aLine, anOrder } from '../../../tests/builders'
import { runs } from '../../../tests/runs'
import { type AdRow, adsOf, askOf, FIRST, SCOPE, shopOf, someOrders, someVisits, type Visit, zone } from '../../../tests/traffic'
import { joinCampaigns, readCampaignKey } from './campaigns'
import { adOf, lastTouches } from './lastTouch'
import { joinAds, spendSource } from './spend'

const DAY = 86_400_000

describe('advertising', () => {
  const orderRows = (orders: Order[]) => new Map(orders.map((order) => [order.number, order]))

  it('is known by its campaign, its channel or a word for ads, and by no other medium', () => {
    const find = adOf({
      channels: ['', 'Web', 'google'],
      campaigns: [
        { channel: 1, campaign: 'Spring sale' },
        { channel: 2, campaign: '' },
      ],
    })
    expect(find('spring sale', 'App')).toBe(1)
    expect(find('google / cpc', 'Web')).toBe(2)
    expect(find('google / organic', 'Web')).toBe(0)
    expect(find('google', 'Web')).toBe(2)
    expect(find('Ads', 'Web')).toBe(1)
    expect(find('付费推广', 'Web')).toBe(1)
    expect(find('Ads', 'App')).toBe(0)
    expect(find('Search', 'Web')).toBe(0)
    expect(find('', 'Web')).toBe(0)
  })

  const someAds = fc.array(
    fc.record({
      day: fc.integer({ min: FIRST - 3, max: FIRST + 9 }),
      channel: fc.constantFrom('Web', 'App', 'google'),
      campaign: fc.constantFrom('', 'Spring sale'),
      spend: fc.integer({ min: 0, max: 900_000 }),
      impressions: fc.integer({ min: 0, max: 900 }),
      clicks: fc.integer({ min: 0, max: 90 }),
    }),
    { maxLength: 12 },
  )

  function spendOf(orders: Order[], visits: Visit[], ads: AdRow[], cut: 'channel' | 'campaign' = 'channel') {
    const { dataset, facts, joined } = shopOf(orders, visits, [])
    const files = [{ table: adsOf(ads) }]
    const whole = joinAds(files)
    const campaigns = joinCampaigns(files)
    if (!whole || !campaigns) return undefined
    const { ads: joinedAds, find } = cut === 'campaign' ? campaigns : { ads: whole, find: adOf(whole) }
    const touches =
      joined && joined.count > 0
        ? { of: lastTouches(joined, find, dataset.orders.count), from: joined.day[0], last: joined.day[joined.count - 1] }
        : undefined
    const costs = () => {
      const cost = new Float64Array(dataset.orders.count)
      const costedNet = new Float64Array(dataset.orders.count)
      for (let row = 0; row < cost.length; row++) {
        const line = dataset.orders.lineStart[row]
        const own = facts.lines.cost[line]
        if (Number.isNaN(own)) continue
        cost[row] = own * dataset.lines.quantity[line]
        costedNet[row] = dataset.lines.amount[line]
      }
      return { cost, costedNet }
    }
    return { dataset, source: spendSource(joinedAds, { dataset, touches, costs }) }
  }

  it('rows by channel, with the one that no ad touched, sum to net sales and to new buyers', () => {
    fc.assert(
      fc.property(someOrders, someVisits, someAds, fc.integer({ min: 1, max: 14 }), (orders, visits, ads, length) => {
        const shop = spendOf(orders, visits, ads)
        const ask = askOf({ to: FIRST + length, by: ['channel'] })
        const answer = shop?.source.sum(ask)
        if (!shop || !answer?.ok) return
        const core = runKpi(shop.dataset, { metrics: ['net_sales', 'new_buyers'], from: ask.from, to: ask.to, scope: SCOPE }).totals
        const rows = [...answer.rows.values()]
        const sum = (name: keyof SpendSums) => rows.reduce((all, row) => all + row[name], 0)
        expect(answer.total.newBuyers).toBe(core.new_buyers?.value)
        expect(sum('spend')).toBe(answer.total.spend)
        expect(sum('clicks')).toBe(answer.total.clicks)
        if (Number.isNaN(sum('attributedNet'))) return
        expect(sum('attributedNet') / 10_000).toBeCloseTo(core.net_sales?.value ?? Number.NaN, 6)
        expect(sum('newBuyers')).toBe(answer.total.newBuyers)
        const touched = [...answer.rows].filter(([key]) => key !== '').map(([, row]) => row.attributedNet)
        expect(touched.reduce((all, one) => all + one, 0)).toBe(answer.total.attributedNet)
      }),
      { numRuns: runs(150) },
    )
  })

  it('the campaigns of a channel sum to the channel, in spend, sales, contribution and new buyers', () => {
    fc.assert(
      fc.property(someOrders, someVisits, someAds, fc.integer({ min: 1, max: 14 }), (orders, visits, ads, length) => {
        const ask = askOf({ to: FIRST + length, by: ['channel'] })
        const channels = spendOf(orders, visits, ads)?.source.sum(ask)
        const campaigns = spendOf(orders, visits, ads, 'campaign')?.source.sum(ask)
        if (!channels?.ok || !campaigns?.ok) return
        expect(campaigns.total).toEqual(channels.total)
        for (const [channel, row] of channels.rows) {
          if (channel === '') continue
          const own = [...campaigns.rows].filter(([key]) => key !== '' && readCampaignKey(key).channel === channel).map(([, sums]) => sums)
          for (const name of ['spend', 'clicks', 'attributedNet', 'attributedContribution', 'newBuyers'] as const)
            expect(
              own.reduce((all, sums) => all + sums[name], 0),
              `${channel} ${name}`,
            ).toBe(row[name])
        }
      }),
      { numRuns: runs(150) },
    )
  })

  it('a visit whose source names no campaign belongs to the only one of its channel', () => {
    const ad = (channel: string, campaign: string) => ({ day: FIRST, channel, campaign, spend: 1, impressions: 1, clicks: 1 })
    const campaigns = joinCampaigns([{ table: adsOf([ad('Web', 'Spring sale'), ad('App', 'Push'), ad('App', 'Feed')]) }])
    const keyOf = (source: string, channel: string) => campaigns && readCampaignKey(campaigns.ads.channels[campaigns.find(source, channel)])
    expect(keyOf('ads', 'Web')).toEqual({ channel: 'Web', campaign: 'Spring sale' })
    expect(keyOf('ads', 'App')).toEqual({ channel: 'App', campaign: '' })
    expect(keyOf('feed', 'App')).toEqual({ channel: 'App', campaign: 'Feed' })
    expect(campaigns?.find('email', 'App')).toBe(0)
  })

  it('touches an order last as a plain look through the visits finds it', () => {
    fc.assert(
      fc.property(someOrders, someVisits, (orders, visits) => {
        const ads = [
          { day: FIRST, channel: 'Web', campaign: 'Spring sale', spend: 1, impressions: 1, clicks: 1 },
          { day: FIRST, channel: 'google', campaign: '', spend: 1, impressions: 1, clicks: 1 },
        ]
        const { joined, facts } = shopOf(orders, visits, [])
        const paidFor = joinAds([{ table: adsOf(ads) }])
        if (!joined || !paidFor) return
        // Two visits of one visitor at one instant, or two that name one order, have no last one.
        const named = visits.filter(({ order }) => orderRows(orders).has(order))
        fc.pre(new Set(named.map(({ order }) => order)).size === named.length)
        fc.pre(new Set(visits.map(({ at, visitor }) => `${visitor} ${at}`)).size === visits.length)
        const find = adOf(paidFor)
        const touched = lastTouches(joined, adOf(paidFor), orders.length)
        for (const paying of named) {
          const before = visits
            .filter((visit) => visit === paying || (visit.visitor !== '' && visit.visitor === paying.visitor))
            .filter(({ at }) => at <= paying.at && at >= paying.at - 7 * DAY)
            .filter(({ source, channel }) => find(source, channel) > 0)
            .toSorted((a, b) => a.at - b.at)
            .at(-1)
          expect(touched[facts.orders.number.indexOf(paying.order)]).toBe(before ? find(before.source, before.channel) : 0)
        }
      }),
      { numRuns: runs(150) },
    )
  })

  it('gives its return on spend from the goods whose cost is known, refunds taken off', () => {
    const at = zone.startOfDay(FIRST) + 3_600_000
    const order = anOrder({ number: 'n1', placedAt: at, paidAt: at, lines: [aLine({ amount: 400_000, price: 400_000, cost: 100_000 })] })
    const shop = spendOf(
      [{ ...order, refunds: [{ at: at + DAY, goods: 100_000, shipping: 0, tax: 0, dated: true }] }],
      [{ at: at - 60_000, visitor: 'v', channel: 'Web', source: 'Ads', order: 'n1', steps: [] }],
      [{ day: FIRST, channel: 'Web', campaign: '', spend: 50_000, impressions: 100, clicks: 4 }],
    )
    const metrics: MetricId[] = ['roas', 'roi', 'cac', 'ctr', 'cpc', 'attributed_sales']
    const query = { metrics, from: FIRST, to: FIRST + 3, scope: SCOPE }
    const totals: Figures = shop ? runKpi(shop.dataset, query, undefined, { spend: shop.source }).totals : {}
    expect(totals.attributed_sales?.value).toBe(30)
    expect(totals.roas?.value).toBe(6)
    // 40 sold at a cost of 10, a quarter of both came back: 22.5, less 5 of ads.
    expect(totals.roi?.value).toBeCloseTo((22.5 - 5) / 5, 12)
    expect(totals.cac?.value).toBe(5)
    expect(totals.ctr?.value).toBe(0.04)
    expect(totals.cpc?.value).toBe(1.25)
  })

  it('cannot be told apart by what it does not know, and says so where no visit tells of buyers', () => {
    const ads = [{ day: FIRST, channel: 'Web', campaign: '', spend: 50_000, impressions: 100, clicks: 4 }]
    const at = zone.startOfDay(FIRST) + 3_600_000
    const shop = spendOf([anOrder({ placedAt: at, paidAt: at })], [], ads)
    expect(shop?.source.sum(askOf({ by: ['sku'] }))).toEqual({ ok: false, why: 'notSplit' })
    expect(shop?.source.sum(askOf({ from: FIRST + 5 }))).toEqual({ ok: false, why: 'noSpend' })
    const answer = shop?.source.sum(askOf())
    expect(answer?.ok && [answer.total.attributedNet, answer.total.newBuyers]).toEqual([Number.NaN, 1])
  })
})
