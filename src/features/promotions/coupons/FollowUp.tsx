import { FOLLOW_UPS, type FollowUp as Who } from '~/domain/couponUse'
import { LIMITS } from '~/domain/checkCommand'
import { errorText, useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { showToast } from '~/ui/Toast'
import { call } from '~/worker/client'
import { couponMessages } from './messages'

interface FollowUpProps {
  of: { batch: string } | { promotion: string }
  /** Begins the name of the audience. */
  name: string
  /** How many there are of each, where that is known. */
  counts?: Readonly<Record<Who, number>>
}

/** Keeps who did not use their coupon, or who used one, as an audience: one press each. */
export function FollowUp({ of, name, counts }: FollowUpProps) {
  const t = useMessages(couponMessages)
  const run = useCommand()
  const whyNot = useWhyNot('audience.set')
  const keep = async (who: Who) => {
    const { customers } = await call('coupons.followUp', { ...of, who })
    if (customers.length === 0) return showToast(t('followNone'), { tone: 'bad' })
    const called = t(`followName.${who}`, { name }).slice(0, LIMITS.audienceName)
    const set = { name: called, rule: { kind: 'list', customers } as const, size: customers.length, at: Date.now() }
    await run(
      { kind: 'audience.set', args: { key: crypto.randomUUID(), set } },
      { done: t('followSaved', { name: called, count: customers.length }) },
    )
  }
  return (
    <div className="zg-row" role="group" aria-label={t('follow')} title={t('followHint')}>
      <span className="zg-second zg-small">{t('follow')}</span>
      {FOLLOW_UPS.map((who) => (
        <Button
          key={who}
          size="small"
          disabledReason={whyNot ?? (counts?.[who] === 0 ? t('followNone') : undefined)}
          onClick={() => {
            keep(who).catch((error: unknown) => showToast(errorText(error), { tone: 'bad' }))
          }}
        >
          {counts ? t(`follow.${who}`, { count: counts[who] }) : t(`followPlain.${who}`)}
        </Button>
      ))}
    </div>
  )
}
