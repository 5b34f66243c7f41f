import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PolicyVersions } from '~/domain/returnAnswers'
import type { ReturnPolicy } from '~/domain/returns'
import { returnWords } from '~/features/shared/returnWords'
import { useCommand } from '~/features/shared/useCommand'
import { useOnePress } from '~/features/shared/useOnePress'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { usePersonName } from '~/features/shared/usePersonName'
import { isEqual } from '~/lib/isEqual'
import { useMessages } from '~/lib/i18n'
import { useDeskDraft } from '~/session/deskDrafts'
import { Button } from '~/ui/Button'
import { Chip } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { returnQueries } from '~/features/service/returns/queries'
import '~/features/service/returns/returns.css'
import { PolicyEditor } from './PolicyEditor'
import { policyMessages } from './policyMessages'
import { neverSentence, ruleSentence, type Says } from './ruleSentence'
import { TryPolicy } from './TryPolicy'
import { useCategoryNames } from './useCategoryNames'

/** The versions of the policy, each as sentences; the newest is the base of the next. */
export function PolicyPart() {
  const { data } = useQuery(returnQueries.policies())
  return data ? <Versions data={data} /> : <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />
}

/** A version that is being written; `newest`: of the saved ones as it was begun. */
interface Written {
  policy: ReturnPolicy
  newest: number
}

function Versions({ data: { versions, now } }: { data: PolicyVersions }) {
  const t = useMessages(policyMessages)
  const format = useFormat()
  const [key, setKey] = useState('')
  // It outlives the screen and the tab.
  const { draft: written, put, drop } = useDeskDraft<Written>('return-policy')
  const draft = written?.mine.policy
  const whyNot = useWhyNot('policy.set')
  const shown = written?.base.policy ?? versions.find((each) => each.key === key) ?? versions[0]
  // What a draft was begun from is shown also where it is none of the shop's any more.
  const listed = versions.some((each) => each.key === shown.key) ? versions : [...versions, shown]
  const newest = versions[0].version
  const begin = () => put({ base: { policy: shown, newest }, mine: { policy: shown, newest } })
  const change = (policy: ReturnPolicy) => written && put({ ...written, mine: { ...written.mine, policy } })
  const nameOf = ({ version, from }: ReturnPolicy) => (version === 0 ? t('builtIn') : t('version', { version, day: format.date(from) }))
  return (
    <div className="zg-stack zg-return">
      <section className="zg-form">
        <h2>{t('title')}</h2>
        <p className="zg-second">{t('intro')}</p>
        <div className="zg-row">
          <label className="zg-return-check">
            <span className="zg-second">{t('versions')}</span>
            <select className="zg-input" value={shown.key} disabled={draft !== undefined} onChange={({ target }) => setKey(target.value)}>
              {listed.map((each) => (
                <option key={each.key} value={each.key}>
                  {nameOf(each)}
                </option>
              ))}
            </select>
          </label>
          {shown.key === now && <Chip>{t('inForce')}</Chip>}
          {!draft && (
            <Button disabledReason={whyNot} onClick={begin}>
              {t('edit')}
            </Button>
          )}
        </div>
        {written && newest > written.base.newest && (
          <p role="status" className="zg-second">
            {t('meanwhile', { version: newest, next: newest + 1 })}
          </p>
        )}
      </section>
      {draft ? (
        <>
          <PolicyEditor policy={draft} onChange={change} />
          <Save draft={draft} base={shown} latest={newest} onDone={() => (drop(), setKey(''))} />
        </>
      ) : (
        <Sentences policy={shown} />
      )}
      <TryPolicy policy={draft ?? shown} />
    </div>
  )
}

interface SaveProps {
  draft: ReturnPolicy
  base: ReturnPolicy
  latest: number
  onDone: () => void
}

function Save({ draft, base, latest, onDone }: SaveProps) {
  const t = useMessages(policyMessages)
  const run = useCommand()
  const whyNot = useWhyNot('policy.set')
  const version = latest + 1
  const save = useOnePress(async () => {
    const { key: _, version: __, who: ___, ...policy } = draft
    const outcome = await run(
      { kind: 'policy.set', args: { key: crypto.randomUUID(), policy: { ...policy, from: Date.now() } } },
      { done: t('saved', { version }) },
    )
    if (outcome?.ok) onDone()
    return outcome?.ok ?? false
  })
  return (
    <div className="zg-row">
      <Button type="primary" disabledReason={whyNot ?? (isEqual(draft, base) ? t('unchanged') : undefined)} onClick={() => void save()}>
        {t('save')}
      </Button>
      <Button onClick={onDone}>{t('drop')}</Button>
    </div>
  )
}

function Sentences({ policy }: { policy: ReturnPolicy }) {
  const t = useMessages(policyMessages)
  const words = useMessages(returnWords)
  const format = useFormat()
  const nameOf = useCategoryNames()
  const personName = usePersonName()
  const says: Says = { t, words, format, nameOf }
  const long = (hours: number) => (hours % 24 === 0 ? t('daysLong', { count: hours / 24 }) : t('hoursLong', { count: hours }))
  return (
    <>
      <section>
        <h2>{t('rules')}</h2>
        <ol className="zg-list">
          {policy.rules.map((rule) => (
            <li key={rule.key}>{ruleSentence(rule, says)}</li>
          ))}
        </ol>
      </section>
      <section>
        <h2>{t('never')}</h2>
        <ul className="zg-list">
          {policy.never.map((rule) => (
            <li key={rule.key}>{neverSentence(rule, says)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('hours')}</h2>
        <p className="zg-num">
          {t('hoursSentence', {
            proof: long(policy.hours.proof),
            review: long(policy.hours.review),
            ship: long(policy.hours.ship),
            inspect: long(policy.hours.inspect),
            settle: long(policy.hours.settle),
          })}
        </p>
        {policy.address && <p className="zg-return-address">{policy.address}</p>}
        {policy.who !== undefined && <p className="zg-second zg-small">{t('from', { who: personName(policy.who) })}</p>}
      </section>
    </>
  )
}
