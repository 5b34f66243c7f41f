import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { ReplayedOrder, SimulationAsk } from '~/domain/promotion/simulation'
import { useRuleWriting } from '~/features/promotions/plan/choices'
import { FigureTable } from '~/features/shared/FigureTable'
import { explainStep } from '~/features/shared/promotion/explain'
import { errorText } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { Button } from '~/ui/Button'
import { Status } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { simulateMessages } from './messages'
import { replayQueries } from './useSimulation'
import { useFigureWriting } from './useFigureWriting'

export interface OrderExplainedProps {
  ask: SimulationAsk
  variant: string
  number: string
  onBack: () => void
}

/** One order: what was really paid, what the plan makes of it line by line, and why each rule did what it did. */
export function OrderExplained({ ask, variant, number, onBack }: OrderExplainedProps) {
  const t = useMessages(simulateMessages)
  const { data, error } = useQuery(replayQueries.order(ask, variant, number))
  const rules = ask.variants.find(({ key }) => key === variant)?.rules ?? []
  return (
    <div className="zg-stack-tight" aria-busy={data === undefined && error === null}>
      <div className="zg-row">
        <Button onClick={onBack}>← {t('back')}</Button>
        <Link to={paths.order({ number })}>{t('openOrder', { number })}</Link>
      </div>
      {error !== null && <p role="alert">{errorText(error)}</p>}
      {data === undefined ? (
        error === null && <div className="zg-skeleton zg-skeleton-block" />
      ) : data === null ? (
        <p>{t('gone')}</p>
      ) : (
        <>
          <Lines order={data} />
          <Why order={data} rules={rules} />
        </>
      )}
    </div>
  )
}

function Lines({ order }: { order: ReplayedOrder }) {
  const t = useMessages(simulateMessages)
  const format = useFormat()
  const writing = useFigureWriting()
  const { cart, priced, titles, before, margin, paidAt } = order
  const money = (value: number) => writing.full(value, 'amount')
  return (
    <>
      <p className="zg-second zg-small zg-num">{t('replayedAs', { paid: format.time(paidAt), at: format.time(cart.at) })}</p>
      <FigureTable
        label={t('line')}
        columns={[
          { key: 'line', name: t('line') },
          { key: 'quantity', name: t('quantity') },
          { key: 'price', name: t('price') },
          { key: 'off', name: t('off') },
          { key: 'pays', name: t('pays') },
        ]}
      >
        {cart.lines.map(({ key, goods: { sku }, quantity }) => {
          const line = priced.lines.find((each) => each.key === key)
          return (
            <tr key={key}>
              <th scope="row" className="zg-sim-name">
                {titles[sku] || sku}
                {titles[sku] && <small className="zg-second">{sku}</small>}
              </th>
              <td>{format.count(quantity)}</td>
              <td>{money(line?.before ?? 0)}</td>
              <td>{line && line.off > 0 ? money(-line.off) : '—'}</td>
              <td>{money(line?.pay ?? 0)}</td>
            </tr>
          )
        })}
        <tr>
          <th scope="row">{t('postage')}</th>
          <td />
          <td>{money(cart.shipping)}</td>
          <td>{priced.shippingOff > 0 ? money(-priced.shippingOff) : '—'}</td>
          <td>{money(priced.shipping)}</td>
        </tr>
        <tr className="zg-sim-total">
          <th scope="row">{t('total')}</th>
          <td />
          <td>{money(priced.before + cart.shipping)}</td>
          <td>{priced.discount > 0 ? money(-priced.discount) : '—'}</td>
          <td data-total={priced.total}>{money(priced.total)}</td>
        </tr>
      </FigureTable>
      <dl className="zg-sim-then-now zg-num">
        <div>
          <dt>{t('before')}</dt>
          <dd>{money(before.paid)}</dd>
        </div>
        <div>
          <dt>{t('after')}</dt>
          <dd>{money(priced.total)}</dd>
        </div>
        <div>
          <dt>{t('f.margin')}</dt>
          <dd>
            {before.margin === undefined ? t('unknown') : money(before.margin)} → {margin === undefined ? t('unknown') : money(margin)}
            {margin !== undefined && margin < 0 && <em className="zg-sim-loss">{t('loss')}</em>}
          </dd>
        </div>
      </dl>
    </>
  )
}

function Why({ order: { cart, priced }, rules }: { order: ReplayedOrder; rules: SimulationAsk['variants'][number]['rules'] }) {
  const t = useMessages(simulateMessages)
  const writing = useRuleWriting()
  const skuOf = (line: string) => cart.lines.find(({ key }) => key === line)?.goods.sku ?? line
  return (
    <section aria-labelledby="zg-sim-why">
      <h3 id="zg-sim-why">{t('why')}</h3>
      <ol className="zg-sim-why">
        {priced.steps.map((step) => {
          const { rule, what, fired, lines } = explainStep(step, rules, skuOf, writing)
          return (
            <li key={step.rule}>
              <Status tone={fired ? 'good' : 'off'} word={rule} />
              <span>{what}</span>
              {fired && lines.length > 0 && (
                <ul className="zg-second zg-small">
                  {lines.map((line, i) => (
                    <li key={`${i} ${line}`}>{line}</li>
                  ))}
                </ul>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
