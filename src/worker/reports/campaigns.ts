import { runKpi } from '~/analytics/runKpi'
import { readCampaignKey } from '~/analytics/traffic/campaigns'
import { readyFor } from '~/worker/figures'
import type { RunReport } from '~/worker/reportHandlers'
import type { OpenShop } from '~/worker/shop'
import { loadCampaigns } from '~/worker/sides/spend'

type Source = ReturnType<typeof loadCampaigns>

/** What was read of each shop last, by what it hangs on. */
const held = new WeakMap<OpenShop, { of: readonly unknown[]; source: Source }>()

/** The engine's own figures, asked by channel over ads that have campaigns in the channels' place. */
export const runCampaigns: RunReport<'campaigns'> = async (open, ask, signal) => {
  const query = { ...ask, by: 'channel' as const }
  const { loaded, dataset, sides } = await readyFor(open, query)
  const files = (await open.db.columnFiles.toArray()).map(({ key }) => key).join(' ')
  const of = [loaded.of, files]
  const known = held.get(open)
  const source = known?.of.every((part, i) => part === of[i]) ? known.source : loadCampaigns(open, loaded)
  held.set(open, { of, source })
  source.catch(() => held.delete(open))
  const campaigns = await source
  signal.throwIfAborted()
  if (!campaigns) return { version: loaded.version, rows: [] }
  const channels = ask.filters?.channel
  const filters = channels?.length
    ? { ...ask.filters, channel: campaigns.keys.filter((key) => channels.includes(readCampaignKey(key).channel)) }
    : ask.filters
  const { rows = [] } = runKpi(dataset, { ...query, filters }, undefined, { ...sides, spend: campaigns.source })
  return {
    version: loaded.version,
    rows: rows
      .filter(({ key, figures }) => key !== '' && (figures.ad_spend?.value || figures.attributed_sales?.value))
      .map(({ key, figures }) => ({ ...readCampaignKey(key), figures }))
      .toSorted((a, b) => (b.figures.ad_spend?.value ?? 0) - (a.figures.ad_spend?.value ?? 0)),
  }
}
