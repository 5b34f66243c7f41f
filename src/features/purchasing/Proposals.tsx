import { useState } from 'react'
import { Link } from 'react-router'
import { FigureTable } from '~/features/shared/FigureTable'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { PlanRow } from '~/store/buyingLists'
import { Button } from '~/ui/Button'
import { Chip } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { buyingMessages } from './buyingMessages'
import { ExplainSheet } from './ExplainSheet'
import { ForecastError } from './ForecastError'
import { planMessages } from './planMessages'
import { Spark } from './Spark'
import type { Chosen, PlanChoice } from './usePlanChoice'

const SHOWN = 30

/** What to order, by supplier; every quantity can be changed and explained. */
export function Proposals({ choice }: { choice: PlanChoice }) {
  const [explained, setExplained] = useState<string>()
  const item = choice.groups.flatMap(({ items }) => items).find(({ row }) => row.sku === explained)
  return (
    <div className="zg-stack">
      {choice.groups.map((group) => (
        <Group key={group.supplier} group={group} change={choice.change} onExplain={setExplained} />
      ))}
      {item && <ExplainSheet item={item} change={choice.change} onClose={() => setExplained(undefined)} />}
    </div>
  )
}

interface GroupProps {
  group: PlanChoice['groups'][number]
  change: PlanChoice['change']
  onExplain: (sku: string) => void
}

function Group({ group: { supplier, name, items }, change, onExplain }: GroupProps) {
  const t = useMessages(planMessages)
  const buying = useMessages(buyingMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const [shown, setShown] = useState(SHOWN)
  const chosen = items.filter(({ on }) => on)
  const amount = chosen.reduce((sum, { units, offer }) => sum + units * (offer?.cost ?? 0), 0)
  const label = name || t('nobody')
  return (
    <section className="zg-panel zg-planning-group" aria-label={label} data-supplier={supplier}>
      <header className="zg-panel-head">
        {supplier !== '' && (
          <input
            type="checkbox"
            aria-label={t('chooseAll', { name })}
            checked={chosen.length === items.length}
            onChange={({ target }) => items.forEach(({ row }) => change(row.sku, { off: !target.checked }))}
          />
        )}
        <h2>{supplier ? <Link to={paths.supplier({ key: supplier })}>{label}</Link> : label}</h2>
        <span className="zg-second zg-num">
          {supplier ? t('sumOf', { count: chosen.length, amount: format.amount(amount, currency) }) : t('nobodyHint')}
        </span>
      </header>
      <FigureTable
        label={label}
        className="zg-buying-table zg-planning-table"
        columns={[
          { key: 'sku', name: buying('sku') },
          { key: 'why', name: t('why'), className: 'zg-planning-why' },
          { key: 'cover', name: t('coverCell'), minor: true },
          { key: 'forecast', name: t('spark'), minor: true, className: 'zg-planning-spark' },
          { key: 'quantity', name: t('quantity') },
          { key: 'amount', name: buying('amount'), minor: true },
          { key: 'explain', name: t('explain'), silent: true },
        ]}
      >
        {items.slice(0, shown).map((item) => (
          <Line key={item.row.sku} item={item} change={change} onExplain={() => onExplain(item.row.sku)} />
        ))}
      </FigureTable>
      {items.length > shown && (
        <Button size="small" onClick={() => setShown((count) => count + 100)}>
          {t('more', { count: Math.min(100, items.length - shown) })}
        </Button>
      )}
    </section>
  )
}

function Line({
  item: { row, offer, quantity, units, on },
  change,
  onExplain,
}: {
  item: Chosen
  change: PlanChoice['change']
  onExplain: () => void
}) {
  const t = useMessages(planMessages)
  const buying = useMessages(buyingMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const { sku, title, abc, xyz } = row
  return (
    <tr data-sku={sku} data-quantity={row.quantity}>
      <th scope="row">
        <span className="zg-planning-name">
          <input
            type="checkbox"
            aria-label={t('choose', { sku })}
            checked={on}
            disabled={!offer}
            onChange={({ target }) => change(sku, { off: !target.checked })}
          />
          <span>
            <Link to={paths.product({ sku })}>{sku}</Link>{' '}
            {(abc || xyz) && (
              <span title={t('classTitle', { abc: abc || '—', xyz: xyz || '—' })}>
                <Chip>{`${abc}${xyz}`}</Chip>
              </span>
            )}
            <span className="zg-second zg-buying-title">{title}</span>
          </span>
        </span>
      </th>
      <td className="zg-planning-why">
        <Why row={row} />
      </td>
      <td className="zg-minor">{row.cover === undefined ? '—' : buying('days', { count: row.cover })}</td>
      <td className="zg-minor zg-planning-spark">
        <Spark past={row.past} ahead={row.ahead} label={t('forecast')} />
        <ForecastError row={row} />
      </td>
      <td>
        <input
          className="zg-input zg-buying-cell"
          inputMode="numeric"
          aria-label={`${sku} ${t('quantity')}`}
          aria-invalid={Number.isNaN(units)}
          value={quantity}
          onFocus={({ target }) => target.select()}
          onChange={({ target }) => change(sku, { quantity: target.value })}
        />
        {row.tooMuchDays !== undefined && (
          <small className="zg-planning-note" title={t('tooMuchWhy')}>
            {t('tooMuch', { count: row.tooMuchDays })}
          </small>
        )}
      </td>
      <td className="zg-minor">{Number.isNaN(units) || !offer ? '—' : format.amount(units * offer.cost, currency)}</td>
      <td>
        <button type="button" className="zg-link" aria-label={t('explainThis', { sku })} onClick={onExplain}>
          {t('explain')}
        </button>
      </td>
    </tr>
  )
}

function Why({ row }: { row: PlanRow }) {
  const t = useMessages(planMessages)
  const format = useFormat()
  const { sellable, cover = Infinity, leadDays: lead, position, point, tide } = row
  const first =
    sellable <= 0
      ? t('why.out', { lead })
      : cover < lead
        ? t('why.late', { cover, lead })
        : t('why.point', { position: Math.max(0, position), point })
  return (
    <>
      {first}
      {Math.abs(tide - 1) > 0.1 && (
        <small className="zg-second zg-planning-note">{t('why.tide', { change: format.change(tide - 1) })}</small>
      )}
    </>
  )
}
