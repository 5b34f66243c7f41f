import { useQuery } from '@tanstack/react-query'
import {
  REPLAY_SORTS,
  type ReplayPage,
  type ReplayQuery,
  type ReplayRow,
  type SimulationAsk,
  type VariantReplay,
} from '~/domain/promotion/simulation'
import { useRuleWriting } from '~/features/promotions/plan/choices'
import { FigureTable } from '~/features/shared/FigureTable'
import { nameOfRule } from '~/features/shared/promotion/ruleSentence'
import { errorText } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import type { SetUrlState } from '~/lib/urlState'
import { Button } from '~/ui/Button'
import { DetailDrawer } from '~/ui/DetailDrawer'
import { useFormat } from '~/ui/UiContext'
import { simulateMessages } from './messages'
import { OrderExplained } from './OrderExplained'
import { replayQueries } from './useSimulation'
import { useFigureWriting } from './useFigureWriting'
import { ONLY, type SimulateView } from './view'

export interface OrdersDrawerProps {
  ask: SimulationAsk
  replay: VariantReplay
  name: string
  view: SimulateView
  set: SetUrlState<SimulateView>
}

const PAGE = 50

/** As the worker is asked for a page. */
function toReplayQuery({ only, rule, sku, sort, up, page }: SimulateView): ReplayQuery {
  const which = rule !== '' ? { rule } : only === 'all' ? undefined : only
  return {
    ...(which === undefined ? {} : { only: which }),
    ...(sku === '' ? {} : { sku }),
    sort,
    ...(up ? { ascending: true } : {}),
    offset: (page - 1) * PAGE,
    limit: PAGE,
  }
}

/** Orders behind the figures of a variant, and any one of them explained, over the screen at an address of its own. */
export function OrdersDrawer({ ask, replay, name, view, set }: OrdersDrawerProps) {
  const t = useMessages(simulateMessages)
  const close = () => set({ orders: false, order: '', rule: '', sku: '', only: 'all', page: 1 })
  return (
    <DetailDrawer title={view.order === '' ? t('ordersOf', { name }) : `${t('order')} ${view.order}`} wide onClose={close}>
      {view.order === '' ? (
        <Orders ask={ask} replay={replay} name={name} view={view} set={set} />
      ) : (
        <OrderExplained ask={ask} variant={replay.key} number={view.order} onBack={() => set({ order: '' })} />
      )}
    </DetailDrawer>
  )
}

function Orders({ ask, replay, view, set }: OrdersDrawerProps) {
  const t = useMessages(simulateMessages)
  const { data, error, isPlaceholderData } = useQuery(replayQueries.orders(ask, replay.key, toReplayQuery(view)))
  return (
    <div className="zg-stack-tight" aria-busy={data === undefined && error === null}>
      <Filters ask={ask} replay={replay} view={view} set={set} />
      {error !== null && <p role="alert">{errorText(error)}</p>}
      {data === undefined ? (
        error === null && <div className="zg-skeleton zg-skeleton-block" />
      ) : data.total === 0 ? (
        <p className="zg-second">{t('noneFound')}</p>
      ) : (
        <div aria-busy={isPlaceholderData}>
          <Rows page={data} onOpen={(order) => set({ order })} />
          <Pages page={data} at={view.page} onPage={(page) => set({ page })} />
        </div>
      )}
    </div>
  )
}

function Filters({ ask, replay, view, set }: Omit<OrdersDrawerProps, 'name'>) {
  const t = useMessages(simulateMessages)
  const writing = useRuleWriting()
  const rules = ask.variants.find(({ key }) => key === replay.key)?.rules ?? []
  return (
    <div className="zg-row">
      <label className="zg-row">
        {t('only')}
        <select
          className="zg-dash-select"
          value={view.rule === '' ? view.only : `rule:${view.rule}`}
          onChange={({ target: { value } }) => {
            const only = ONLY.find((each) => each === value)
            set({ only: only ?? 'all', rule: only ? '' : value.slice('rule:'.length), page: 1 })
          }}
        >
          {ONLY.map((only) => (
            <option key={only} value={only}>
              {t(`only.${only}`)}
            </option>
          ))}
          {rules.map((rule) => (
            <option key={rule.key} value={`rule:${rule.key}`}>
              {t('only.rule', { name: nameOfRule(rule, writing) })}
            </option>
          ))}
        </select>
      </label>
      <label className="zg-row">
        {t('sort')}
        <select
          className="zg-dash-select"
          value={view.sort}
          onChange={({ target }) => set({ sort: REPLAY_SORTS.find((each) => each === target.value), page: 1 })}
        >
          {REPLAY_SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {t(`sort.${sort}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="zg-row">
        <input type="checkbox" checked={view.up} onChange={({ target }) => set({ up: target.checked, page: 1 })} />
        {t('ascending')}
      </label>
      {view.sku !== '' && (
        <span className="zg-only">
          {t('skuOnly', { sku: view.sku })}
          <button type="button" className="zg-link" onClick={() => set({ sku: '', page: 1 })}>
            {t('clear')}
          </button>
        </span>
      )}
    </div>
  )
}

function Rows({ page, onOpen }: { page: ReplayPage; onOpen: (order: string) => void }) {
  const t = useMessages(simulateMessages)
  return (
    <FigureTable
      label={t('orders')}
      columns={[
        { key: 'order', name: t('order') },
        { key: 'before', name: t('before') },
        { key: 'after', name: t('after') },
        { key: 'discount', name: t('off'), minor: true },
        { key: 'margin', name: t('f.margin') },
        { key: 'paidAt', name: t('paidAt'), minor: true },
      ]}
    >
      {page.rows.map((row) => (
        <Row key={row.number} row={row} onOpen={onOpen} />
      ))}
    </FigureTable>
  )
}

function Row({ row, onOpen }: { row: ReplayRow; onOpen: (order: string) => void }) {
  const t = useMessages(simulateMessages)
  const format = useFormat()
  const writing = useFigureWriting()
  const { number, before, after, discount, margin, paidAt } = row
  return (
    <tr>
      <th scope="row">
        <button type="button" className="zg-row-button" onClick={() => onOpen(number)}>
          {number}
        </button>
      </th>
      <td>{writing.full(before, 'amount')}</td>
      <td>{writing.full(after, 'amount')}</td>
      <td className="zg-minor">{discount > 0 ? writing.full(-discount, 'amount') : '—'}</td>
      <td>
        {margin === undefined ? t('unknown') : writing.full(margin, 'amount')}
        {margin !== undefined && margin < 0 && <em className="zg-sim-loss">{t('loss')}</em>}
      </td>
      <td className="zg-minor">{format.timeShort(paidAt)}</td>
    </tr>
  )
}

function Pages({ page, at, onPage }: { page: ReplayPage; at: number; onPage: (page: number) => void }) {
  const t = useMessages(simulateMessages)
  const last = Math.ceil(page.total / PAGE)
  const first = (at - 1) * PAGE + 1
  return (
    <nav className="zg-row zg-sim-pages" aria-label={t('orders')}>
      <Button disabled={at <= 1} onClick={() => onPage(at - 1)}>
        {t('previous')}
      </Button>
      <span className="zg-num">{t('pages', { first, last: Math.min(page.total, first + page.rows.length - 1), total: page.total })}</span>
      <Button disabled={at >= last} onClick={() => onPage(at + 1)}>
        {t('next')}
      </Button>
    </nav>
  )
}
