import { Link } from 'react-router'
import type { Figure, Figures, KpiResult } from '~/analytics/query'
import type { CampaignsAnswer } from '~/analytics/reports/campaignsTypes'
import type { MetricId } from '~/domain/metric'
import { useFigure } from '~/features/shared/board/figureText'
import { useKpi, useReport } from '~/features/shared/board/queries'
import { TableExport } from '~/features/shared/board/TableExport'
import type { Board } from '~/features/shared/board/useBoard'
import { setFilter } from '~/features/shared/board/view'
import { Stale, Waiting } from '~/features/shared/board/Waiting'
import { useMetricName } from '~/features/shared/board/words'
import { valueText } from '~/features/shared/figures'
import { FigureTable } from '~/features/shared/FigureTable'
import { Missing } from '~/features/shared/Missing'
import { useMessages } from '~/lib/i18n'
import { useUrlState } from '~/lib/urlState'
import { paths } from '~/paths'
import { useFormat } from '~/ui/UiContext'
import { messages } from './messages'
import { trafficState } from './state'

const METRICS = ['ad_spend', 'impressions', 'clicks', 'ctr', 'cpc', 'attributed_sales', 'cac', 'roas', 'roi'] as const satisfies MetricId[]

/** Left out on a phone, which has room for what was spent and what it brought. */
const MINOR: ReadonlySet<MetricId> = new Set(['impressions', 'clicks', 'ctr', 'cpc', 'cac', 'roi'])
const minor = (id: MetricId) => (MINOR.has(id) ? 'zg-minor' : undefined)

/** What advertising cost and brought, channel by channel; orders that no ad touched are the last row. `quiet`: shown only where there is anything. */
export function Ads({ board, quiet = false }: { board: Board; quiet?: boolean }) {
  const t = useMessages(messages)
  const { filters } = setFilter(board.view, 'channel', [])
  const query = { ...board.asked, filters, metrics: [...METRICS], by: 'channel' as const }
  const asked = useKpi(query, { enabled: board.ready || quiet })
  const { data, isPlaceholderData } = asked
  const spend = data?.totals.ad_spend
  const [{ campaigns }, set] = useUrlState(trafficState)
  const cut = useReport(
    'campaigns',
    { ...board.asked, filters, metrics: [...METRICS] },
    { enabled: campaigns && typeof spend?.value === 'number' },
  )
  const told = campaigns && cut.data && !cut.isPlaceholderData ? cut.data.rows : undefined
  if (quiet && !asked.isError && typeof spend?.value !== 'number') return null
  return (
    <section className="zg-panel" aria-label={t('ads')} aria-busy={isPlaceholderData || asked.isPending}>
      <header className="zg-panel-head">
        <h2>{t('ads')}</h2>
        {typeof spend?.value === 'number' && (
          <>
            <label className="zg-dash-field">
              <input type="checkbox" checked={campaigns} onChange={({ target }) => set({ campaigns: target.checked })} />
              <span>{t('ads.campaigns')}</span>
            </label>
            {data && <AdsExport board={board} result={data} told={told} />}
          </>
        )}
      </header>
      {data && <Stale asked={campaigns ? [asked, cut] : asked} />}
      {!data ? (
        <Waiting asked={asked} />
      ) : typeof spend?.value === 'number' ? (
        <AdsTable board={board} result={data} told={told} />
      ) : (
        <Missing why={t(spend?.why === 'notSplit' ? 'ads.split' : 'ads.none')}>
          {spend?.why !== 'notSplit' && <Link to={paths.imports()}>{t('ads.import')}</Link>}
        </Missing>
      )}
    </section>
  )
}

interface AdsTableProps {
  board: Board
  result: KpiResult
  /** Campaigns, where they are asked for and known. */
  told: CampaignsAnswer['rows'] | undefined
}

function useCampaignName(): (campaign: string) => string {
  const t = useMessages(messages)
  return (campaign) => campaign || t('ads.noCampaign')
}

function AdsExport({ board, result, told }: AdsTableProps) {
  const t = useMessages(messages)
  const campaignName = useCampaignName()
  const channels = (result.rows ?? []).map(({ key, figures }) => ({ name: key || t('ads.unattributed'), figures }))
  const rows = told?.map(({ channel, campaign, figures }) => ({ name: `${channel} · ${campaignName(campaign)}`, figures })) ?? channels
  return (
    <TableExport
      board={board}
      title={t('ads')}
      head={t(told ? 'ads.campaign' : 'ads.channel')}
      metrics={METRICS}
      rows={[...rows, { name: t('ads.total'), figures: result.totals }]}
    />
  )
}

function AdsTable({ board, result, told = [] }: AdsTableProps) {
  const campaignName = useCampaignName()
  const t = useMessages(messages)
  const metricName = useMetricName()
  const chosen = board.view.filters.channel ?? []
  const rows = (result.rows ?? []).filter(({ figures }) => figures.ad_spend?.value || figures.attributed_sales?.value)
  const channels = rows.filter(({ key }) => key !== '')
  const rest = rows.find(({ key }) => key === '')
  return (
    <>
      <FigureTable
        label={t('ads')}
        className="zg-members zg-ads"
        columns={[
          { key: 'channel', name: t('ads.channel') },
          ...METRICS.map((id) => ({ key: id, name: metricName(id), minor: MINOR.has(id) })),
        ]}
      >
        {channels.flatMap(({ key, figures }) => [
          <tr key={key} className={chosen.length > 0 && !chosen.includes(key) ? 'zg-row-other' : undefined} data-channel={key}>
            <th scope="row">
              <button
                type="button"
                className="zg-row-button"
                aria-pressed={chosen.includes(key)}
                onClick={() => board.toggle('channel', key)}
              >
                {key}
              </button>
            </th>
            <Cells figures={figures} ids={METRICS} />
          </tr>,
          ...told
            .filter(({ channel }) => channel === key)
            .map(({ campaign, figures: own }) => (
              <tr key={`${key} / ${campaign}`} className="zg-ads-campaign" data-campaign={campaign}>
                <th scope="row">{campaignName(campaign)}</th>
                <Cells figures={own} ids={METRICS} />
              </tr>
            )),
        ])}
        {rest && (
          <tr className="zg-row-rest" data-channel="">
            <th scope="row">{t('ads.unattributed')}</th>
            <Cells figures={rest.figures} ids={METRICS} only={['attributed_sales']} />
          </tr>
        )}
        <tr className="zg-row-total">
          <th scope="row">{t('ads.total')}</th>
          <Cells figures={result.totals} ids={METRICS} />
        </tr>
      </FigureTable>
      {isUntold(result.totals.attributed_sales) && (
        <div className="zg-ads-rule">
          <Missing why={t('ads.untold')}>
            <button type="button" onClick={() => board.setView({ ...board.view, range: { preset: '90d' } })}>
              {t('recent.90')}
            </button>
          </Missing>
        </div>
      )}
      <p className="zg-panel-hint zg-ads-rule">{t('ads.rule')}</p>
    </>
  )
}

/** Some days of the window are told by their totals alone. */
const isUntold = (figure: Figure | undefined): boolean => figure?.value === null && figure.why === 'notTold'

/** `only`: the others mean nothing in that row. */
function Cells({ figures, ids, only }: { figures: Figures; ids: readonly MetricId[]; only?: readonly MetricId[] }) {
  const t = useMessages(messages)
  const figure = useFigure()
  const format = useFormat()
  return ids.map((id) => {
    if (only && !only.includes(id)) return <td key={id} className={minor(id)} />
    const given = figures[id]
    const { text, title } = figure(id, given)
    const coverage = given && given.value !== null && given.coverage !== undefined ? given.coverage : undefined
    const about = [title, coverage === undefined ? undefined : t('ads.coverage', { share: format.percent(coverage) })]
    return (
      <td key={id} className={minor(id)} title={about.filter(Boolean).join(' · ')} data-metric={id} data-value={valueText(given)}>
        {text}
        {coverage !== undefined && '*'}
      </td>
    )
  })
}
