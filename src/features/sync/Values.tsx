import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import type { Conflict } from '~/commerce/connection'
import { useMessages } from '~/lib/i18n'
import { useFormat, useUi } from '~/ui/UiContext'
import { Chip } from '~/ui/Status'
import { bareField, isLong, valueText, WHOLE } from './conflictField'
import { conflictMessages } from './messages'
import { syncQueries } from './queries'
import { type Stretch, textDiff } from './textDiff'
import { usePlatformName } from './usePlatformName'

type Told = Pick<Conflict, 'area' | 'field' | 'before' | 'mine' | 'theirs'>

const NAMES: ReadonlyMap<string, string> = new Map()
const BY_KEY: ReadonlySet<string> = new Set(['category', 'supplier', 'parent', 'attributes'])

/** What a field was, and what each side has made of it; long texts with what differs marked. */
export function Values({ conflict }: { conflict: Conflict }) {
  const t = useMessages(conflictMessages)
  const shop = usePlatformName()
  const { field, before, mine, theirs } = conflict
  const isWhole = field === WHOLE
  return (
    <dl className={`zg-conflict-values${isLong(conflict) ? ' zg-conflict-long' : ''}`}>
      {!isWhole && <Side name={t('before')} className="zg-second" of={conflict} value={before} />}
      {isLong(conflict) ? (
        <LongSides conflict={conflict} shop={shop} />
      ) : (
        <>
          <Side name={t('mine')} of={conflict} value={mine} none={isWhole ? t('stays') : undefined} />
          <Side name={t('theirs', { shop })} of={conflict} value={theirs} none={isWhole ? t('isGone') : undefined} />
        </>
      )}
    </dl>
  )
}

interface SideProps {
  name: string
  of: Told
  value: unknown
  className?: string
  /** What stands there where there is no value. */
  none?: string
}

function Side({ name, of, value, className, none }: SideProps) {
  return (
    <div className={className}>
      <dt>{name}</dt>
      <dd>
        <FieldValue of={of} value={value} none={none} />
      </dd>
    </div>
  )
}

/** A value as the screens show it; lists of words as chips. */
function FieldValue({ of, value, none }: { of: Pick<Conflict, 'area' | 'field'>; value: unknown; none?: string }): ReactNode {
  const t = useMessages(conflictMessages)
  const format = useFormat()
  const { data: names = NAMES } = useQuery({ ...syncQueries.names(), enabled: BY_KEY.has(bareField(of.field)) })
  const text = valueText(of, value, { format, names })
  if (text === '') return <span className="zg-second">{none ?? t('empty')}</span>
  if (of.field === 'tags' && Array.isArray(value))
    return (
      <span className="zg-conflict-chips">
        {value.map((tag) => (
          <Chip key={String(tag)}>{String(tag)}</Chip>
        ))}
      </span>
    )
  return <span className="zg-conflict-value zg-num">{text}</span>
}

function LongSides({ conflict: { mine, theirs }, shop }: { conflict: Conflict; shop: string }) {
  const t = useMessages(conflictMessages)
  const { language } = useUi()
  const [ours, others] = useMemo(() => textDiff(textIn(mine), textIn(theirs), language), [mine, theirs, language])
  return (
    <>
      <Marked name={t('mine')} stretches={ours} />
      <Marked name={t('theirs', { shop })} stretches={others} />
    </>
  )
}

const textIn = (value: unknown) => (typeof value === 'string' ? value : '')

function Marked({ name, stretches }: { name: string; stretches: readonly Stretch[] }) {
  const t = useMessages(conflictMessages)
  return (
    <div>
      <dt>{name}</dt>
      <dd className="zg-conflict-value">
        {stretches.length === 0 && <span className="zg-second">{t('empty')}</span>}
        {stretches.map(({ text, differs }, at) => {
          // Stretches are told apart by their place: the same words may come again.
          const key = at
          return differs ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>
        })}
      </dd>
    </div>
  )
}
