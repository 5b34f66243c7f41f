import { Link } from 'react-router'
import type { KpiResult } from '~/analytics/query'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useFormat } from '~/ui/UiContext'
import { toBreakdown, type Part } from './breakdown'
import { messages } from './messages'
import type { Dimension } from './view'
import { useMetricName } from './words'

export interface MembersProps {
  title: string
  dimension: Extract<Dimension, 'region' | 'channel'>
  result: KpiResult
  chosen: readonly string[]
  onToggle: (value: string) => void
}

/** A dimension's members by GMV; a click on one narrows every figure to it. */
export function Members({ title, dimension, result, chosen, onToggle }: MembersProps) {
  const t = useMessages(messages)
  const nameOf = useMetricName()
  const format = useFormat()
  const { parts, others, orderLevel } = toBreakdown(result)
  return (
    <section className="zg-panel" aria-label={title}>
      <h2>{title}</h2>
      {parts.length > 1 && <p className="zg-panel-hint">{t('pick')}</p>}
      <table className="zg-cells zg-members">
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">{nameOf('gmv_paid')}</th>
            <th scope="col" className="zg-minor">
              {t('share')}
            </th>
            <th scope="col">{nameOf('orders')}</th>
            <th scope="col">{nameOf('buyers')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr
              key={part.key}
              className={chosen.length > 0 && !chosen.includes(part.key) ? 'zg-row-other' : undefined}
              {...{ [`data-${dimension}`]: part.key }}
              data-value={part.gmv}
            >
              <th scope="row">
                <button type="button" className="zg-row-button" aria-pressed={chosen.includes(part.key)} onClick={() => onToggle(part.key)}>
                  {part.key || t('none')}
                </button>
                <Bar part={part} />
              </th>
              <td title={String(part.gmv)}>{format.money(part.gmv)}</td>
              <td className="zg-minor">{format.percent(part.share)}</td>
              <td>{part.orders === undefined ? '—' : format.count(part.orders)}</td>
              <td>{part.buyers === undefined ? '—' : format.count(part.buyers)}</td>
            </tr>
          ))}
          {orderLevel && <RestRow name={t('products.orderLevel')} gmv={orderLevel.gmv} share={orderLevel.share} blanks={2} />}
          {others && <RestRow name={t('others')} gmv={others.gmv} share={others.share} blanks={2} />}
        </tbody>
      </table>
    </section>
  )
}

/** The best sellers. */
export function TopProducts({ result, count }: { result: KpiResult; count: number }) {
  const t = useMessages(messages)
  const nameOf = useMetricName()
  const format = useFormat()
  const { parts, others, orderLevel } = toBreakdown(result)
  return (
    <section className="zg-panel" aria-label={t('products', { count })}>
      <h2>{t('products', { count })}</h2>
      <div className="zg-cells-box" role="group" tabIndex={0} aria-label={t('products', { count })}>
        <table className="zg-cells zg-top-products">
          <thead>
            <tr>
              <th scope="col">{t('products.sku')}</th>
              <th scope="col">{t('products.title')}</th>
              <th scope="col">{nameOf('gmv_paid')}</th>
              <th scope="col" className="zg-minor">
                {t('share')}
              </th>
              <th scope="col">{nameOf('units')}</th>
              <th scope="col" className="zg-minor">
                {nameOf('orders')}
              </th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr key={part.key} data-sku={part.key} data-value={part.gmv}>
                <th scope="row">{part.key === '' ? t('none') : <Link to={paths.product({ sku: part.key })}>{part.key}</Link>}</th>
                <td className="zg-text">
                  {part.label}
                  <Bar part={part} />
                </td>
                <td title={String(part.gmv)}>{format.money(part.gmv)}</td>
                <td className="zg-minor">{format.percent(part.share)}</td>
                <td data-value={part.units}>{part.units === undefined ? '—' : format.count(part.units)}</td>
                <td className="zg-minor" data-value={part.orders}>
                  {part.orders === undefined ? '—' : format.count(part.orders)}
                </td>
              </tr>
            ))}
            {orderLevel && <RestRow name={t('products.orderLevel')} gmv={orderLevel.gmv} share={orderLevel.share} blanks={2} wide />}
            {others && <RestRow name={t('others')} gmv={others.gmv} share={others.share} blanks={2} wide />}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Bar({ part }: { part: Part }) {
  return <span className="zg-bar" style={{ width: `${(part.bar * 100).toFixed(1)}%` }} aria-hidden="true" />
}

function RestRow({ name, gmv, share, blanks, wide }: { name: string; gmv: number; share: number; blanks: number; wide?: boolean }) {
  const format = useFormat()
  return (
    <tr className="zg-row-rest" data-value={gmv}>
      <th scope="row" colSpan={wide ? 2 : 1}>
        {name}
      </th>
      <td title={String(gmv)}>{format.money(gmv)}</td>
      <td className="zg-minor">{format.percent(share)}</td>
      {Array.from({ length: blanks }, (_, i) => (
        <td key={i} />
      ))}
    </tr>
  )
}
