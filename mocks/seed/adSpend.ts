import { unitOf } from '~/domain/money'
import type { ColumnsOf } from '~/store/columnFiles'
import { TextCoder } from '~/store/import/outTable'
import { Random } from './random'
import type { Simulated } from './simulate'

/** What advertising costs, in shares of the channel's sales. */
const SHARE = 0.055

/** Spend of each campaign on each day: it follows what the channel sold, in its own way. */
export function adSpendOf({ seed, table, calendar, words }: Simulated): ColumnsOf<'adSpend'> {
  const random = Random.of(seed, 'ads')
  const { orders, lines } = table
  const sold = words.channels.map(() => new Float64Array(calendar.count))
  for (let order = 0; order < orders.count; order++) {
    const place = calendar.placeOf(orders.placedAt[order])
    for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++)
      sold[orders.channel.codes[order] - 1][place] += lines.amount[line]
  }
  const rows: { day: number; spend: number; impressions: number; clicks: number; channel: number; campaign: number }[] = []
  const [channels, campaigns] = [new TextCoder(), new TextCoder()]
  const minor = unitOf(words.shop.currency) / 100
  const clickPrice = unitOf(words.shop.currency) * (words.shop.currency === 'CNY' ? 1.9 : 0.62)
  for (let place = 0; place < calendar.count; place++) {
    words.channels.forEach(({ name, ads }, channel) => {
      // Bids look at the days before, too.
      const basis = 0.6 * sold[channel][place] + 0.4 * sold[channel][Math.max(0, place - 1)]
      ads.forEach((campaign, i) => {
        const share = (SHARE / ads.length) * (i === 0 ? 1.25 : 0.75)
        const spend = Math.round((basis * share * random.between(0.7, 1.3)) / minor) * minor
        if (spend <= 0) return
        const clicks = Math.max(1, Math.round(spend / (clickPrice * random.between(0.8, 1.25))))
        const impressions = Math.round(clicks / random.between(0.014, 0.045))
        rows.push({
          day: calendar.first + place,
          spend,
          impressions,
          clicks,
          channel: channels.code(name),
          campaign: campaigns.code(campaign),
        })
      })
    })
  }
  return {
    count: rows.length,
    numbers: {
      day: Float64Array.from(rows, ({ day }) => day),
      spend: Float64Array.from(rows, ({ spend }) => spend),
      impressions: Float64Array.from(rows, ({ impressions }) => impressions),
      clicks: Float64Array.from(rows, ({ clicks }) => clicks),
    },
    texts: {
      channel: { codes: Uint32Array.from(rows, ({ channel }) => channel), values: channels.values },
      campaign: { codes: Uint32Array.from(rows, ({ campaign }) => campaign), values: campaigns.values },
    },
  }
}
