import type { Cart, Priced } from '~/domain/promotion/cart'
import type { TriedGoods } from '~/domain/promotion/planAnswers'
import type { Rule } from '~/domain/promotion/rule'
import { explainStep } from '~/features/shared/promotion/explain'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { Status } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { useRuleWriting } from './choices'
import { planMessages } from './messages'

export interface TryResultProps {
  cart: Cart
  priced: Priced
  rules: readonly Rule[]
  goods: ReadonlyMap<string, TriedGoods>
}

/** What the cart comes to, what the shop earns of it, and what each rule did. */
export function TryResult({ cart, priced, rules, goods }: TryResultProps) {
  const t = useMessages(planMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const writing = useRuleWriting()
  const amount = (value: number) => format.amount(value, currency)
  const steps = priced.steps.map((step) => explainStep(step, rules, (line) => goods.get(line)?.title ?? line, writing))
  return (
    <div className="zg-try-result">
      <dl className="zg-totals zg-num">
        <div>
          <dt>{t('before')}</dt>
          <dd>{amount(priced.before + cart.shipping)}</dd>
        </div>
        <div>
          <dt>{t('off')}</dt>
          <dd>{amount(priced.discount > 0 ? -priced.discount : 0)}</dd>
        </div>
        <div>
          <dt>
            <strong>{t('total')}</strong>
          </dt>
          <dd>
            <strong>{amount(priced.total)}</strong>
          </dd>
        </div>
        <Margin cart={cart} priced={priced} />
        {priced.gifts.map(({ sku, units, rule }) => (
          <div key={`${rule} ${sku}`}>
            <dt>{t('gift', { sku: goods.get(sku)?.title ?? sku, count: units })}</dt>
            <dd />
          </div>
        ))}
        {priced.pointsEarned > 0 && (
          <div>
            <dt>{t('pointsEarned', { count: priced.pointsEarned })}</dt>
            <dd />
          </div>
        )}
      </dl>
      <div>
        <h3>{t('why')}</h3>
        <ol className="zg-try-steps" aria-label={t('why')}>
          {steps.map(({ rule, sentence, fired, lines }, at) => (
            <li key={priced.steps[at].rule} aria-label={rule}>
              <Status tone={fired ? 'good' : 'off'} word={sentence} />
              {lines.length > 0 && <span className="zg-second zg-small">{lines.join(' · ')}</span>}
            </li>
          ))}
        </ol>
      </div>
    </div>
  )
}

function Margin({ cart, priced }: Pick<TryResultProps, 'cart' | 'priced'>) {
  const t = useMessages(planMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  if (cart.lines.some(({ goods }) => goods.cost === undefined))
    return (
      <div>
        <dt>{t('noCost')}</dt>
        <dd />
      </div>
    )
  const cost = cart.lines.reduce((sum, { goods, quantity }) => sum + (goods.cost ?? 0) * quantity, 0)
  const margin = priced.goods - cost - priced.gifts.reduce((sum, gift) => sum + gift.cost, 0)
  const share = priced.goods > 0 ? ` (${format.percent(margin / priced.goods, 0)})` : ''
  return (
    <div className={margin < 0 ? 'zg-try-loss' : undefined}>
      <dt>{t('margin')}</dt>
      <dd>
        {format.amount(margin, currency)}
        {share}
      </dd>
    </div>
  )
}
