import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { checkPriceRule, HELD_BACK, type PreviewSum } from '~/domain/price/priceRule'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { usePages } from '~/features/shared/pages'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { type SetUrlState, useUrlState } from '~/lib/urlState'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { PriceAsk, PricePage, PriceRow } from '~/store/priceList'
import { Button } from '~/ui/Button'
import { DataGrid } from '~/ui/DataGrid'
import { Empty } from '~/ui/Empty'
import type { Selected } from '~/ui/gridTypes'
import { Page } from '~/ui/Page'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'
import { usePriceColumns } from './columns'
import { heldText } from './heldText'
import { pricesMessages } from './messages'
import './prices.css'
import { useChosenProducts } from '~/features/shared/chosenProducts'
import { priceQueries } from './queries'
import { RuleForm } from './RuleForm'
import { ScopeForm } from './ScopeForm'
import { type PricesView, pricesView, toRule, toScope } from './view'

/** A change of many prices: which products, how, and exactly what would change, before it is carried out in one step that can be undone. */
export default function PricesScreen() {
  const t = useMessages(pricesMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const { keys } = useChosenProducts()
  const [view, set] = useUrlState(pricesView)
  const ask = useMemo<PriceAsk>(
    () => ({ scope: toScope(view, keys), rule: toRule(view, currency), show: view.show }),
    [view, keys, currency],
  )
  const ready = checkPriceRule(ask.rule) === undefined
  const { data: sum, isPlaceholderData } = useQuery(priceQueries.sum(ask))
  return (
    <Page
      title={t('title')}
      fill
      aside={sum && t('scopeSum', { products: format.count(sum.products), skus: format.count(sum.skus) })}
      // What was counted for another rule is no preview of this one.
      actions={<Apply ask={ask} ready={ready} expect={isPlaceholderData ? undefined : sum?.expect} />}
      filters={
        <>
          <AreaTabs of="catalog" />
          <ScopeForm view={view} set={set} />
        </>
      }
    >
      <RuleForm view={view} set={set} rule={ask.rule} />
      {ready ? <Preview view={view} set={set} ask={ask} sum={sum} /> : <Start />}
    </Page>
  )
}

function Start() {
  const t = useMessages(pricesMessages)
  return <Empty title={t('startTitle')} hint={t('startHint')} />
}

/** Carries the whole change out: what the preview came to, or nothing. */
function Apply({ ask, ready, expect }: { ask: PriceAsk; ready: boolean; expect: PreviewSum | undefined }) {
  const t = useMessages(pricesMessages)
  const run = useCommand()
  const whyNot = useWhyNot('prices.set')
  const changes = expect?.skus ?? 0
  const apply = async () => {
    if (!expect) return
    const { products, currency } = await call('prices.plan', { ask: { scope: ask.scope, rule: ask.rule } })
    await run({ kind: 'prices.set', args: { rule: ask.rule, products, currency, expect } }, { done: t('done', { count: expect.skus }) })
  }
  const whyNone = !ready ? t('fillFirst') : expect ? t('nothing') : t('counting')
  return (
    <Button type="primary" disabledReason={whyNot ?? (changes === 0 ? whyNone : undefined)} onClick={() => void apply()}>
      {changes === 0 ? t('applyNone') : t('apply', { count: changes })}
    </Button>
  )
}

/** Carries it out for the selected SKUs alone. */
function ApplySelected({ ask, selected }: { ask: PriceAsk; selected: Selected<PriceRow> }) {
  const t = useMessages(pricesMessages)
  const run = useCommand()
  const whyNot = useWhyNot('prices.set')
  const currency = useShop((shop) => shop.currency)
  const apply = async () => {
    const rows = await selected.rows(selected.total)
    const expect = { skus: rows.length, total: rows.reduce((sum, { is = 0 }) => sum + is, 0) }
    const products = [...new Set(rows.map(({ product }) => product))]
    const args = { rule: ask.rule, products, skus: rows.map(({ sku }) => sku), currency, expect }
    const outcome = await run({ kind: 'prices.set', args }, { done: t('done', { count: rows.length }) })
    if (outcome?.ok) selected.clear()
  }
  return (
    <Button disabledReason={whyNot} onClick={() => void apply()}>
      {t('applySelected', { count: selected.count })}
    </Button>
  )
}

interface PreviewProps {
  view: PricesView
  set: SetUrlState<PricesView>
  ask: PriceAsk
  sum: PricePage | undefined
}

function Preview({ view, set, ask, sum }: PreviewProps) {
  const t = useMessages(pricesMessages)
  const navigate = useNavigate()
  const list = useMemo(() => priceQueries.rows(ask), [ask])
  const { total, rowAt, onRange, busy } = usePages(list)
  const { columns, phoneRow } = usePriceColumns(view.show, view.field)
  const changes = sum?.expect.skus ?? 0
  const held = (sum?.skus ?? 0) - changes
  const tab = (show: PricesView['show'], word: string) => (
    <button type="button" className="zg-tab" aria-current={view.show === show} onClick={() => set({ show })}>
      {word}
    </button>
  )
  return (
    <>
      <div className="zg-tabs" role="group" aria-label={t('preview')}>
        {tab('changes', t('changes', { count: changes }))}
        {tab('held', t('held', { count: held }))}
        {view.show === 'held' && sum && <Reasons held={sum.held} field={view.field} />}
      </div>
      <DataGrid
        name={`prices-${view.show}`}
        label={t('preview')}
        columns={columns}
        total={total}
        rowAt={rowAt}
        rowKey={({ sku }) => sku}
        onRange={onRange}
        fetch={list.fetch}
        onOpen={({ sku }) => void navigate(paths.product({ sku }))}
        phoneRow={phoneRow}
        renderActions={(selected) => view.show === 'changes' && <ApplySelected ask={ask} selected={selected} />}
        empty={<NoRows show={view.show} isEmpty={changes + held === 0} />}
        busy={busy}
        viewKey={JSON.stringify(list.queryKey)}
        matchKey={JSON.stringify(list.queryKey)}
      />
    </>
  )
}

/** How many stay for which reason. */
function Reasons({ held, field }: { held: PricePage['held']; field: PricesView['field'] }) {
  const t = useMessages(pricesMessages)
  const format = useFormat()
  const reasons = HELD_BACK.filter((why) => held[why])
  return (
    <span className="zg-prices-reasons zg-second zg-small zg-num">
      {reasons.map((why) => `${heldText(t, why, field)} ${format.count(held[why] ?? 0)}`).join(' · ')}
    </span>
  )
}

function NoRows({ show, isEmpty }: { show: PricesView['show']; isEmpty: boolean }) {
  const t = useMessages(pricesMessages)
  if (isEmpty) return <Empty title={t('emptyTitle')} hint={t('emptyHint')} />
  return show === 'changes' ? <Empty title={t('noneTitle')} hint={t('noneHint')} /> : <Empty title={t('allTitle')} hint={t('allHint')} />
}
