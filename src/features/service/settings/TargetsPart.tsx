import { useState } from 'react'
import type { SlaPolicy } from '~/domain/desk'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { DuePreview } from './DuePreview'
import type { PartProps } from './parts'
import { PolicyCard } from './PolicyCard'
import { targetMessages } from './targetMessages'
import { moved, shadowOf, tidyPolicy } from './targets'

const USUAL = { first: 240, next: 240, resolution: 1440 }

/** Within how long a ticket is answered and solved: policies in the order in which they are tried. */
export function TargetsPart({ desk, change, whyNot }: PartProps) {
  const t = useMessages(targetMessages)
  const [open, setOpen] = useState<string>()
  const { policies, calendars } = desk
  const put = (next: readonly SlaPolicy[]) => change({ policies: next })
  const add = () => {
    const key = crypto.randomUUID()
    const policy: SlaPolicy = { key, name: t('newName'), calendar: calendars[0]?.key ?? '', within: USUAL, warn: 30 }
    // The last one is for what nothing else is for: a new one behind it would never be asked.
    put([policy, ...policies])
    setOpen(key)
  }
  return (
    <div className="zg-desk-sides">
      <section className="zg-stack-tight" aria-labelledby="desk-targets">
        <h2 id="desk-targets" className="zg-hidden">
          {t('policies')}
        </h2>
        <p className="zg-second zg-small">{t('hint')}</p>
        {policies.length === 0 && <Empty title={t('noPolicies')} hint={t('noPoliciesHint')} />}
        <ol className="zg-desk-list">
          {policies.map((policy, at) => (
            <PolicyCard
              key={policy.key}
              policy={policy}
              calendars={calendars}
              shadow={shadowOf(policies, at)}
              isOpen={open === policy.key}
              whyNot={whyNot}
              onToggle={() => setOpen(open === policy.key ? undefined : policy.key)}
              onChange={(set) => put(policies.map((each) => (each.key === policy.key ? tidyPolicy({ ...each, ...set }) : each)))}
              onMove={{
                up: at > 0 ? () => put(moved(policies, at, -1)) : undefined,
                down: at < policies.length - 1 ? () => put(moved(policies, at, 1)) : undefined,
              }}
              onRemove={() => put(policies.filter((each) => each.key !== policy.key))}
            />
          ))}
        </ol>
        <div className="zg-row">
          <Button disabledReason={whyNot} onClick={add}>
            {t('add')}
          </Button>
        </div>
      </section>
      <DuePreview desk={desk} />
    </div>
  )
}
