import { useEffect, useState } from 'react'
import { moveHindrances } from '~/domain/promotion/move'
import { type Promotion, promotionState } from '~/domain/promotion/promotion'
import { eventsFrom, type PromotionEvent } from '~/domain/promotion/stage'
import { promotionMessages } from '~/features/promotions/messages'
import { loadRuleTexts, ruleText } from '~/features/shared/ruleText'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { usePerson } from '~/session/person'
import { Button } from '~/ui/Button'
import { Menu } from '~/ui/Menu'
import { usePhone } from '~/ui/usePhone'
import { useMove } from './useMove'
import { useNow } from '~/ui/useNow'

/** What is usually done next comes first. */
const ONWARD: readonly PromotionEvent[] = [
  'submit',
  'approve',
  'schedule',
  'resume',
  'judge',
  'pause',
  'launch',
  'reject',
  'withdraw',
  'reopen',
  'end',
]
/** Steps that bring it further; the others are taken when something is wrong. */
const LEADS_ON: ReadonlySet<PromotionEvent> = new Set(['submit', 'approve', 'schedule', 'resume', 'judge'])

export interface NextStepsProps {
  promotion: Promotion
  /** Why no step can be taken now: there is work that is not saved. */
  held?: string
  /** Takes a step itself, where the part shows first what it would do; false: it does not. */
  onStep?: ((event: PromotionEvent) => boolean) | undefined
}

/** What a promotion can do next, the usual step last; what is held back says why. */
export function NextSteps({ promotion, held, onStep }: NextStepsProps) {
  const t = useMessages(promotionMessages)
  const { move: moveAtOnce, busy, sheets } = useMove(promotion)
  const move = (event: PromotionEvent) => {
    if (!onStep?.(event)) moveAtOnce(event)
  }
  const whyNot = useWhyNots(promotion, held)
  const [usual, ...others] = eventsFrom(promotionState(promotion, useNow())).toSorted((a, b) => ONWARD.indexOf(a) - ONWARD.indexOf(b))
  const phone = usePhone()
  if (usual === undefined) return sheets
  const [beside, inMenu] = phone ? [[], others] : [others, []]
  return (
    <div className="zg-row" role="group" aria-label={t('steps')}>
      {inMenu.length > 0 && (
        <Menu
          label={t('more')}
          button={t('more')}
          alignEnd
          groups={[
            inMenu.map((event) => ({ key: event, label: t(`do.${event}`), disabledReason: whyNot(event), onPick: () => move(event) })),
          ]}
        />
      )}
      {beside.toReversed().map((event) => (
        <Button key={event} disabledReason={whyNot(event)} onClick={() => move(event)}>
          {t(`do.${event}`)}
        </Button>
      ))}
      <Button
        type={held === undefined && LEADS_ON.has(usual) ? 'primary' : 'default'}
        loading={busy}
        disabledReason={whyNot(usual)}
        onClick={() => move(usual)}
      >
        {t(`do.${usual}`)}
      </Button>
      {sheets}
    </div>
  )
}

/** Why a step cannot be taken: by the role, by what is not saved, by the plan itself. */
function useWhyNots(promotion: Promotion, held: string | undefined): (event: PromotionEvent) => string | undefined {
  const mayMove = useWhyNot('promotion.move')
  const mayJudge = useWhyNot('promotion.judge')
  const { key: who, role } = usePerson()
  const now = useNow()
  const [, setReady] = useState(false)
  useEffect(() => void loadRuleTexts().then(() => setReady(true)), [])
  return (event) => {
    if (event === 'judge') return mayJudge
    // A reason is asked for when the button is pressed.
    const [first] = moveHindrances(promotion, { event, who, role, now, note: event === 'reject' ? '-' : undefined })
    return mayMove ?? held ?? (first && ruleText({ why: 'rule', ...first }))
  }
}
