import { useState, type FormEvent } from 'react'
import { checkRule } from '~/domain/promotion/checkRule'
import type { PlanVariant } from '~/domain/promotion/promotion'
import { useRuleTerms } from '~/features/promotions/plan/choices'
import { RulesSection } from '~/features/promotions/plan/RulesSection'
import { isEqual } from '~/lib/isEqual'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { DetailDrawer } from '~/ui/DetailDrawer'
import { simulateMessages } from './messages'

export interface VariantDrawerProps {
  variant: PlanVariant
  /** Answers whether it was kept. */
  onSave: (variant: PlanVariant) => Promise<boolean>
  onClose: () => void
}

/** A variant's name and rules, written as those of the plan are. */
export function VariantDrawer({ variant, onSave, onClose }: VariantDrawerProps) {
  const t = useMessages(simulateMessages)
  const terms = useRuleTerms()
  const [name, setName] = useState(variant.name)
  const [rules, setRules] = useState(variant.rules)
  const isFaulty = rules.some((rule) => checkRule(rule, terms).length > 0)
  const isChanged = name.trim() !== variant.name || !isEqual(rules, variant.rules)
  const whyNot =
    name.trim() === ''
      ? t('bad.name')
      : rules.length === 0
        ? t('bad.empty')
        : isFaulty
          ? t('bad.rule')
          : isChanged
            ? undefined
            : t('unchanged')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (whyNot === undefined && (await onSave({ key: variant.key, name: name.trim(), rules }))) onClose()
  }
  return (
    <DetailDrawer title={t('strength', { name: variant.name })} wide onClose={onClose}>
      <div className="zg-stack-tight zg-sim-variant">
        <form id="zg-variant" className="zg-form" onSubmit={(event) => void submit(event)} noValidate>
          <label>
            {t('name')}
            <input className="zg-input" value={name} onChange={({ target }) => setName(target.value)} />
          </label>
        </form>
        <RulesSection edit={{ plan: { rules }, isFixed: false, set: ({ rules: next }) => setRules(next) }} />
        <div className="zg-row">
          <Button type="primary" htmlType="submit" form="zg-variant" disabledReason={whyNot}>
            {t('save')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </div>
      </div>
    </DetailDrawer>
  )
}
