import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { memberRules, rulesOfTier } from '~/domain/memberTiers'
import type { Cart, Priced } from '~/domain/promotion/cart'
import type { TriedGoods } from '~/domain/promotion/planAnswers'
import { priceCart } from '~/domain/promotion/priceCart'
import { effectiveRules } from '~/domain/promotion/promotion'
import { NO_USAGE } from '~/domain/promotion/usage'
import { promotionQueries } from '~/features/promotions/queries'
import { instantOf, wallText } from '~/features/shared/listing/wallTime'
import { TYPED_MS, useSettled } from '~/features/promotions/useSettled'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { CloseIcon } from '~/ui/icons'
import { useFormat } from '~/ui/UiContext'
import { choiceQueries, useRuleTerms, useTiers } from './choices'
import { AmountInput, CountInput } from './fields'
import { planMessages } from './messages'
import { Section } from './Section'
import { SkuSearch } from './SkuSearch'
import { type TriedCart, firstCart, toCart } from './triedCart'
import './tryOut.css'
import { TryResult } from './TryResult'
import type { PlanEdit } from './usePlan'

/** A small cart, priced by the plan as it stands, with what each rule did and why. */
export function TryOut({ edit }: { edit: PlanEdit }) {
  const t = useMessages(planMessages)
  return (
    <Section title={t('tryOut')} hint={t(edit.plan.rules.length === 0 ? 'tryNoRules' : 'tryHint')}>
      {edit.plan.rules.length > 0 && <Tried edit={edit} />}
    </Section>
  )
}

function Tried({ edit: { plan, key } }: { edit: PlanEdit }) {
  const t = useMessages(planMessages)
  const zone = useShop((shop) => shop.zone)
  const terms = useRuleTerms()
  const [own, setOwn] = useState<TriedCart>()
  const rules = useSettled(plan.rules, TYPED_MS)
  const { data } = useQuery(promotionQueries.goods(own?.lines.map(({ sku }) => sku) ?? [], rules))
  const best = data?.best
  const tried = useMemo(() => own ?? firstCart(best ?? [], plan.from), [own, best, plan.from])
  const goods = useMemo(() => new Map([...(data?.goods ?? []), ...(best ?? [])].map((each) => [each.goods.sku, each])), [data, best])
  const { data: members } = useQuery(choiceQueries.program())
  const effective = useMemo(() => {
    const own = effectiveRules({ ...plan, key })
    // Members may begin sooner, and have prices of their own besides.
    if (!members || tried.tier === '') return own
    const prices = memberRules(members.program).filter(({ who }) => who.tiers?.includes(tried.tier))
    return [...rulesOfTier(own, members.program, tried.tier), ...prices]
  }, [plan, key, members, tried.tier])
  const cart = useMemo(() => toCart(tried, goods, effective), [tried, goods, effective])
  const priced = useMemo(
    () => priceCart(cart, { rules: effective, zone, giftCosts: data?.costs ?? {}, ...terms }, NO_USAGE),
    [cart, effective, zone, data, terms],
  )
  const set = (patch: Partial<TriedCart>) => setOwn({ ...tried, ...patch })
  return (
    <>
      <CartTable tried={tried} goods={goods} priced={priced} cart={cart} set={set} />
      <Conditions tried={tried} set={set} />
      {cart.lines.length === 0 ? (
        <p className="zg-second">{t('empty')}</p>
      ) : (
        <TryResult cart={cart} priced={priced} rules={effective} goods={goods} />
      )}
    </>
  )
}

interface CartTableProps {
  tried: TriedCart
  goods: ReadonlyMap<string, TriedGoods>
  cart: Cart
  priced: Priced
  set: (patch: Partial<TriedCart>) => void
}

function CartTable({ tried: { lines }, goods, priced, set }: CartTableProps) {
  const t = useMessages(planMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const amount = (value: number) => format.amount(value, currency)
  const add = (sku: string) =>
    set({
      lines: lines.some((line) => line.sku === sku)
        ? lines.map((line) => (line.sku === sku ? { sku, units: line.units + 1 } : line))
        : [...lines, { sku, units: 1 }],
    })
  return (
    <>
      <div className="zg-table-scroll">
        <table className="zg-table zg-try">
          <thead>
            <tr>
              <th scope="col">{t('product')}</th>
              <th scope="col">{t('unitsSold')}</th>
              <th scope="col">{t('before')}</th>
              <th scope="col">{t('off')}</th>
              <th scope="col">{t('pay')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ sku, units }) => {
              const line = priced.lines.find((each) => each.key === sku)
              return (
                <tr key={sku}>
                  <td>
                    {goods.get(sku)?.title ?? sku}
                    <span className="zg-second zg-small"> {sku}</span>
                  </td>
                  <td className="zg-nowrap">
                    <CountInput
                      label={t('units', { sku })}
                      value={units}
                      onChange={(next) =>
                        set({ lines: lines.map((each) => (each.sku === sku ? { sku, units: Math.max(1, next) } : each)) })
                      }
                    />
                    <button
                      type="button"
                      className="zg-icon-button"
                      aria-label={t('removeLine', { sku })}
                      onClick={() => set({ lines: lines.filter((each) => each.sku !== sku) })}
                    >
                      <CloseIcon />
                    </button>
                  </td>
                  <td className="zg-num">{line && amount(line.before)}</td>
                  <td className="zg-num">{line && line.off > 0 ? amount(-line.off) : ''}</td>
                  <td className="zg-num">{line && amount(line.pay)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {/* Below the table, which would cut off what is found. */}
      <SkuSearch label={t('addLine')} onPick={({ sku }) => add(sku)} />
    </>
  )
}

function Conditions({ tried, set }: { tried: TriedCart; set: (patch: Partial<TriedCart>) => void }) {
  const t = useMessages(planMessages)
  const tiers = useTiers()
  const { data: buyers } = useQuery(choiceQueries.buyers())
  const channels = (buyers?.values.channel ?? []).map(({ value }) => value).filter((value) => value !== '')
  const choice = (label: string, none: string, value: string, values: readonly string[], put: (value: string) => void) => (
    <select className="zg-input zg-slot-select" aria-label={label} value={value} onChange={({ target }) => put(target.value)}>
      <option value="">{none}</option>
      {values.map((each) => (
        <option key={each} value={each}>
          {each}
        </option>
      ))}
    </select>
  )
  const box = (label: string, checked: boolean, put: (checked: boolean) => void) => (
    <label className="zg-slot-box">
      <input type="checkbox" checked={checked} onChange={({ target }) => put(target.checked)} />
      {label}
    </label>
  )
  return (
    <div className="zg-slots zg-small">
      {choice(t('tier'), t('noTier'), tried.tier, tiers, (tier) => set({ tier }))}
      {choice(t('channel'), t('noChannel'), tried.channel, channels, (channel) => set({ channel }))}
      {box(t('hasCoupon'), tried.hasCoupons, (hasCoupons) => set({ hasCoupons }))}
      {box(t('firstOrder'), tried.isFirst, (isFirst) => set({ isFirst }))}
      <label className="zg-slot-label">
        {t('postage')}
        <AmountInput label={t('postage')} value={tried.shipping} onChange={(shipping) => set({ shipping })} />
      </label>
      <label className="zg-slot-label">
        {t('points')}
        <CountInput label={t('points')} value={tried.points} onChange={(points) => set({ points })} />
      </label>
      <TimeOf tried={tried} set={set} />
    </div>
  )
}

function TimeOf({ tried, set }: { tried: TriedCart; set: (patch: Partial<TriedCart>) => void }) {
  const t = useMessages(planMessages)
  const zone = useShop((shop) => shop.zone)
  return (
    <label className="zg-slot-label">
      {t('at')}
      <input
        type="datetime-local"
        className="zg-input zg-num"
        value={wallText(tried.at, zone)}
        onChange={({ target }) => {
          const at = instantOf(target.value, zone)
          if (at !== undefined) set({ at })
        }}
      />
    </label>
  )
}
