import type { Visits } from './joinVisits'

/** metrics.md: last touch, 7 days. */
const TOUCH_MS = 7 * 86_400_000

/** What was paid for: the channels, and the campaigns of each. */
export interface PaidFor {
  /** Channels by code; 0 is ''. */
  channels: readonly string[]
  /** Pairs of codes that there are. */
  campaigns: readonly { channel: number; campaign: string }[]
}

const AD_WORDS = /\b(ads?|advert\w*|cpc|ppc|cpm|cpv|paid\w*|sem|display|retarget\w*|sponsor\w*|promoted)\b/i
const AD_WORDS_ZH = /广告|付费|推广|竞价|直通车|引力魔方|万相台|信息流|投放|钻展|千川/
const isAdWord = (text: string) => AD_WORDS.test(text) || AD_WORDS_ZH.test(text)

/** The ad that a visit came from; a campaign of '': its source names none. */
export interface Touch {
  channel: number
  campaign: string
}

/**
 * The channel whose ads a visit came from, by its source and its own channel; 0: it came by itself. A source is an ad's where it names a campaign, where
 * it names a channel that was paid for and no other medium ("google / organic" is none), or where it is a word for ads ("cpc", 广告) and ads were paid for on
 * the visit's channel.
 */
export function adOf(paidFor: PaidFor): FindAd {
  const find = touchOf(paidFor)
  return (source, channel) => find(source, channel)?.channel ?? 0
}

/** Code of the ad that a visit came from; 0: it came by itself. */
export type FindAd = (source: string, channel: string) => number

/** As adOf, with the campaign that the source names. */
export function touchOf({ channels, campaigns }: PaidFor): (source: string, channel: string) => Touch | undefined {
  const paidFor = new Set(campaigns.map(({ channel }) => channel))
  const byName = new Map(channels.flatMap((name, code) => (paidFor.has(code) && name !== '' ? [[plain(name), code]] : [])))
  const byCampaign = new Map<string, Touch[]>()
  for (const { channel, campaign } of campaigns) {
    if (campaign !== '') byCampaign.set(plain(campaign), [...(byCampaign.get(plain(campaign)) ?? []), { channel, campaign }])
  }
  return (source, channel) => {
    if (source === '') return undefined
    const own = byName.get(plain(channel)) ?? 0
    const parts = [source, ...source.split('/')].map(plain)
    for (const part of parts) {
      const found = byCampaign.get(part)
      if (found) return found.find(({ channel: of }) => of === own) ?? found[0]
    }
    const medium = parts.length > 2 ? parts.at(-1) : undefined
    if (medium !== undefined && !isAdWord(medium)) return undefined
    for (const part of parts) {
      const code = byName.get(part)
      if (code !== undefined) return { channel: code, campaign: '' }
    }
    return isAdWord(source) && own !== 0 ? { channel: own, campaign: '' } : undefined
  }
}

const plain = (text: string) => text.trim().toLowerCase()

/**
 * By row of the orders, the code of the ad that touched its buyer last: of the visits of the same visitor in the 7 days up to the start of the visit that
 * paid, itself included, the last that came from an ad. 0: none, or no visit names the order.
 */
export function lastTouches(visits: Visits, find: FindAd, orderCount: number): Uint32Array {
  const touched = new Uint32Array(orderCount)
  const ad = adsOfVisits(visits, find)
  const { place, start } = byVisitor(visits)
  for (let visitor = 0; visitor + 1 < start.length; visitor++) {
    for (let k = start[visitor]; k < start[visitor + 1]; k++) {
      const paying = place[k]
      const order = visits.order[paying]
      if (order < 0) continue
      // Nobody knows what else an unnamed visitor did.
      const first = visitor === 0 ? k : start[visitor]
      for (let before = k; before >= first && visits.at[place[before]] >= visits.at[paying] - TOUCH_MS; before--) {
        if (ad[place[before]] === 0) continue
        touched[order] = ad[place[before]]
        break
      }
    }
  }
  return touched
}

function adsOfVisits({ count, source, sources, channel, channels }: Visits, find: FindAd): Uint32Array {
  const known = new Map<number, number>()
  const ad = new Uint32Array(count)
  for (let i = 0; i < count; i++) {
    const pair = source[i] * channels.length + channel[i]
    let code = known.get(pair)
    if (code === undefined) {
      code = find(sources[source[i]], channels[channel[i]])
      known.set(pair, code)
    }
    ad[i] = code
  }
  return ad
}

/** Places of the visits, those of visitor v at [start[v], start[v + 1]) by time. */
function byVisitor({ count, visitor, visitors, at }: Visits): { place: Uint32Array; start: Uint32Array } {
  const start = new Uint32Array(Math.max(1, visitors.length) + 1)
  for (let i = 0; i < count; i++) start[visitor[i] + 1]++
  for (let v = 1; v < start.length; v++) start[v] += start[v - 1]
  const next = start.slice()
  const place = new Uint32Array(count)
  for (let i = 0; i < count; i++) place[next[visitor[i]]++] = i
  for (let v = 1; v + 1 < start.length; v++) {
    for (let k = start[v] + 1; k < start[v + 1]; k++) {
      if (at[place[k]] >= at[place[k - 1]]) continue
      place.subarray(start[v], start[v + 1]).sort((a, b) => at[a] - at[b])
      break
    }
  }
  return { place, start }
}
