import { useState } from 'react'
import { PROMOTION_KINDS, type PromotionKind } from '~/domain/promotion/kinds'
import type { Rule } from '~/domain/promotion/rule'
import { promotionMessages } from '~/features/promotions/messages'
import { nameOfRule } from '~/features/shared/promotion/ruleSentence'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { Menu } from '~/ui/Menu'
import { showToast } from '~/ui/Toast'
import { builderMessages } from './builderMessages'
import { useRuleWriting } from './choices'
import { freeKey, newRule } from './newRule'
import './plan.css'
import { RuleCard } from './RuleCard'
import './rules.css'
import { Section } from './Section'

/** Rules that are being written: of a plan, or of a variant beside it. */
export interface RulesEdit {
  plan: { rules: readonly Rule[] }
  isFixed: boolean
  set: (patch: { rules: readonly Rule[] }) => void
}

/** What buyers get: rules as sentences, each opened in place. */
export function RulesSection({ edit }: { edit: RulesEdit }) {
  const t = useMessages(builderMessages)
  const currency = useShop((shop) => shop.currency)
  const writing = useRuleWriting()
  const { rules } = edit.plan
  const [open, setOpen] = useState<string>()
  const put = (next: readonly Rule[]) => edit.set({ rules: next })
  const add = (kind: PromotionKind) => {
    const rule = newRule(kind, rules, currency)
    put([...rules, rule])
    setOpen(rule.key)
  }
  const copy = (rule: Rule) => {
    const key = freeKey(rules)
    put([...rules, { ...rule, key }])
    setOpen(key)
  }
  const remove = (rule: Rule) => {
    put(rules.filter(({ key }) => key !== rule.key))
    showToast(t('removed', { rule: nameOfRule(rule, writing) }), { undo: () => put(rules) })
  }
  return (
    <Section title={t('rules')} hint={t('rulesHint')}>
      {rules.length > 0 && (
        <ol className="zg-plan-rules">
          {rules.map((rule, at) => (
            <RuleCard
              key={rule.key}
              rule={rule}
              at={at}
              open={open === rule.key}
              readOnly={edit.isFixed}
              onOpen={(is) => setOpen(is ? rule.key : undefined)}
              onChange={(next) => put(rules.with(at, next))}
              onCopy={() => copy(rule)}
              onRemove={() => remove(rule)}
            />
          ))}
        </ol>
      )}
      {!edit.isFixed && (rules.length === 0 ? <Kinds onPick={add} /> : <AddMenu onPick={add} />)}
    </Section>
  )
}

function Kinds({ onPick }: { onPick: (kind: PromotionKind) => void }) {
  const t = useMessages(builderMessages)
  const words = useMessages(promotionMessages)
  return (
    <>
      <p className="zg-second">{t('noRules')}</p>
      <ul className="zg-plan-kinds">
        {PROMOTION_KINDS.map((kind) => (
          <li key={kind}>
            <button type="button" onClick={() => onPick(kind)}>
              <strong>{words(`kind.${kind}`)}</strong>
              <span className="zg-second zg-small">{t(`about.${kind}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function AddMenu({ onPick }: { onPick: (kind: PromotionKind) => void }) {
  const t = useMessages(builderMessages)
  const words = useMessages(promotionMessages)
  return (
    <div className="zg-row">
      <Menu
        label={t('addRule')}
        button={t('addRule')}
        className="zg-pick"
        groups={[
          PROMOTION_KINDS.map((kind) => ({
            key: kind,
            label: words(`kind.${kind}`),
            aside: t(`about.${kind}`),
            onPick: () => onPick(kind),
          })),
        ]}
      />
    </div>
  )
}
