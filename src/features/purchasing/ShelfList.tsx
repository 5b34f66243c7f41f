import { useState } from 'react'
import { Link } from 'react-router'
import type { ShelfRow } from '~/analytics/reports'
import { useReport } from '~/features/shared/board/queries'
import { FigureTable } from '~/features/shared/FigureTable'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { useFormat } from '~/ui/UiContext'
import { buyingMessages } from './buyingMessages'
import { PLAN_SCOPE, usePlanWindow } from './PlanFigures'
import { planMessages } from './planMessages'
import type { PlanList } from './planView'

const STEP = 50

/** SKUs that are out, dead or overstocked, as the report of the shelves tells. */
export function ShelfList({ list }: { list: Exclude<PlanList, 'proposals'> }) {
  const t = useMessages(planMessages)
  const [top, setTop] = useState(STEP)
  const window = usePlanWindow()
  const { data } = useReport(
    'shelf',
    { from: 0, to: 1, ...window, scope: PLAN_SCOPE, sort: 'decision', states: [list], top },
    { enabled: !!window },
  )
  if (!data && window !== null) return <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />
  if (!data?.ok || data.total === 0) return <Empty title={t('shelfNone')} hint={t('shelfNoneHint')} />
  return (
    <section className="zg-panel" aria-label={t(`view.${list}`)}>
      <header className="zg-panel-head">
        <h2>{t(`view.${list}`)}</h2>
        <span className="zg-second zg-small">{t(`hint.${list}`)}</span>
      </header>
      <Rows rows={data.rows} label={t(`view.${list}`)} />
      {data.rows.length < data.total && (
        <Button size="small" onClick={() => setTop((count) => count + 200)}>
          {t('more', { count: Math.min(200, data.total - data.rows.length) })}
        </Button>
      )}
    </section>
  )
}

function Rows({ rows, label }: { rows: readonly ShelfRow[]; label: string }) {
  const t = useMessages(planMessages)
  const buying = useMessages(buyingMessages)
  const format = useFormat()
  const whole = (value: number | null) => (value === null ? '—' : format.count(Math.round(value)))
  return (
    <FigureTable
      label={label}
      className="zg-buying-table"
      columns={[
        { key: 'sku', name: buying('sku') },
        { key: 'onHand', name: t('shelfHand') },
        { key: 'value', name: t('shelfValue') },
        { key: 'sold', name: t('shelfSold'), minor: true },
        { key: 'cover', name: t('shelfCover'), minor: true },
        { key: 'through', name: t('shelfThrough'), minor: true },
        { key: 'turnover', name: t('shelfTurnover'), minor: true },
        { key: 'last', name: t('shelfLast') },
      ]}
    >
      {rows.map(({ key, label: title, onHand, value, sold, daysOfCover, sellThrough, turnoverDays, lastSold }) => (
        <tr key={key} data-sku={key}>
          <th scope="row">
            <Link to={paths.product({ sku: key })}>{key}</Link>
            <span className="zg-second zg-buying-title">{title}</span>
          </th>
          <td>{format.count(onHand)}</td>
          <td>{value === null ? '—' : format.money(value)}</td>
          <td className="zg-minor">{format.count(sold)}</td>
          <td className="zg-minor">{whole(daysOfCover.value)}</td>
          <td className="zg-minor">{sellThrough.value === null ? '—' : format.percent(sellThrough.value)}</td>
          <td className="zg-minor">{whole(turnoverDays.value)}</td>
          <td>{lastSold === undefined ? t('never') : format.day(lastSold)}</td>
        </tr>
      ))}
    </FigureTable>
  )
}
