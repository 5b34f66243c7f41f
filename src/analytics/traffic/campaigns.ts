import type { TrafficFile } from '~/segments/replacedRows'
import { type FindAd, touchOf } from './lastTouch'
import { type AdKeys, type Ads, joinAds } from './spend'
import type { AdSpendTable } from './tables'

/** No name of a channel or a campaign holds it. */
const JOINT = '\u0001'

/** Key of a campaign of a channel; a campaign of '': what names none. */
const campaignKey = (channel: string, campaign: string): string => `${channel}${JOINT}${campaign}`

export function readCampaignKey(key: string): { channel: string; campaign: string } {
  const at = key.indexOf(JOINT)
  return { channel: key.slice(0, at), campaign: key.slice(at + 1) }
}

const byCampaign: AdKeys = ({ channel, campaign }) =>
  Array.from(channel.codes, (code, row) => campaignKey(channel.values[code], campaign.values[campaign.codes[row]]))

/** Advertising with a campaign in place of each channel, and how a visit's is found. */
export interface Campaigns {
  ads: Ads
  find: FindAd
}

/**
 * The ads told apart by campaign. A visit belongs to the campaign that its source names, else to the only one of its channel, else to what of it names none:
 * the campaigns of a channel sum to the channel. undefined: nothing was spent.
 */
export function joinCampaigns(files: readonly TrafficFile<AdSpendTable>[]): Campaigns | undefined {
  const whole = joinAds(files)
  const cut = joinAds(files, byCampaign)
  if (!whole || !cut) return undefined
  const untold = whole.channels.slice(1).map((channel) => campaignKey(channel, ''))
  const channels = [...cut.channels, ...untold.filter((key) => !cut.channels.includes(key))]
  const codeOf = new Map(channels.map((key, code) => [key, code]))
  const touch = touchOf(whole)
  const only = onlyCampaigns(whole)
  const find: FindAd = (source, channel) => {
    const found = touch(source, channel)
    if (!found || found.channel === 0) return 0
    const campaign = found.campaign || (only.get(found.channel) ?? '')
    return codeOf.get(campaignKey(whole.channels[found.channel], campaign)) ?? 0
  }
  return { ads: { ...cut, channels }, find }
}

/** Channels that have paid for one campaign alone, with it. */
function onlyCampaigns({ campaigns }: Ads): Map<number, string> {
  const only = new Map<number, string>()
  for (const { channel, campaign } of campaigns) only.set(channel, only.has(channel) ? '' : campaign)
  return only
}
