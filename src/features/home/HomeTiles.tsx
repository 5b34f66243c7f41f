import { Link } from 'react-router'
import type { KpiResult } from '~/analytics/query'
import { definitionOf } from '~/domain/metric'
import { changeOf, unitOfMetric, valueText, writeFigure, writeFull, type Writing } from '~/features/shared/figures'
import { useMessages } from '~/lib/i18n'
import { formatDay, zoneOf } from '~/lib/zone'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { useFormat, useUi } from '~/ui/UiContext'
import { messages } from './messages'
import { useDataRange, useWeek } from './queries'
import { WEEK_METRICS, weekOf, type Week } from './week'

type Metric = (typeof WEEK_METRICS)[number]

/** Four figures of the last seven days, each with its way to the dashboard of the same days. */
export function HomeTiles({ now }: { now: number }) {
  const t = useMessages(messages)
  const format = useFormat()
  const zone = useShop((shop) => shop.zone)
  const range = useDataRange()
  const week = range.data ? weekOf(range.data, zoneOf(zone).dayOf(now)) : undefined
  const { data: result, isPlaceholderData } = useWeek(week)
  if (range.data === null) return null
  const days = week && { from: format.dayShort(week.from), to: format.dayShort(week.to - 1) }
  return (
    <section aria-labelledby="home-week">
      <h2 id="home-week" className="zg-home-heading">
        {t('week')}
        <span className="zg-home-aside zg-num">{days && t(week.ended ? 'weekEnded' : 'weekOf', days)}</span>
      </h2>
      <ul className="zg-tiles" data-live={result !== undefined && !isPlaceholderData} aria-busy={!result}>
        {WEEK_METRICS.map((id) => (
          <HomeTile key={id} id={id} week={week} result={result} />
        ))}
      </ul>
    </section>
  )
}

interface TileProps {
  id: Metric
  week: Week | undefined
  result: KpiResult | undefined
}

function HomeTile({ id, week, result }: TileProps) {
  const t = useMessages(messages)
  const { language, locale } = useUi()
  const currency = useShop((shop) => shop.currency)
  const name = definitionOf(id).name[language === 'zh-CN' ? 'zh' : 'en']
  if (!week || !result)
    return (
      <li className="zg-tile">
        <div className="zg-tile-label">{name}</div>
        <div className="zg-tile-figure zg-tile-waiting" />
      </li>
    )
  const writing: Writing = { locale, currency }
  const unit = unitOfMetric(id)
  const figure = result.totals[id]
  const value = figure?.value ?? undefined
  return (
    <li className="zg-tile">
      <div className="zg-tile-label">
        <Link
          to={paths.dashboard({ from: formatDay(week.from), to: formatDay(week.to) })}
          className="zg-tile-link"
          title={t('openDashboard', { name })}
        >
          {name}
        </Link>
      </div>
      <div
        className="zg-tile-figure"
        data-metric={id}
        data-value={valueText(figure)}
        title={value === undefined ? undefined : writeFull(value, unit, writing)}
      >
        {value === undefined ? '—' : writeFigure(value, unit, writing)}
      </div>
      <ChangeText id={id} result={result} writing={writing} />
    </li>
  )
}

function ChangeText({ id, result, writing }: { id: Metric; result: KpiResult; writing: Writing }) {
  const t = useMessages(messages)
  const format = useFormat()
  const change = changeOf(result.totals[id], result.compared?.totals[id], unitOfMetric(id), writing)
  if (!change) return <div className="zg-tile-change">{t('change.noBase')}</div>
  return (
    <div className="zg-tile-change">
      <span
        className={`zg-tile-${definitionOf(id).upIsGood ? change.direction : 'plain'}`}
        title={t('change.title', { before: change.before })}
      >
        {change.direction === 'same' ? t('change.same') : t(`change.${change.direction}`, { by: format.change(change.by) })}
      </span>
    </div>
  )
}
