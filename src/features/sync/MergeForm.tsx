import { Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { Conflict } from '~/commerce/connection'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { WordsInput } from '~/ui/WordsInput'
import { fieldText, type MergeKind, typedText, typedValue } from './conflictField'
import { conflictMessages } from './messages'

interface Props {
  conflict: Conflict
  kind: MergeKind
  onMerge: (value: unknown) => void
  onCancel: () => void
}

/** A value that is neither side's, begun with mine. Enter keeps it, Esc leaves it. */
export function MergeForm({ conflict, kind, onMerge, onCancel }: Props) {
  const t = useMessages(conflictMessages)
  const label = t('mergeAs', { field: fieldText(conflict) })
  const form = useRef<HTMLDivElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea')?.focus(), [])
  return (
    <div
      ref={form}
      className="zg-merge"
      role="group"
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        event.stopPropagation()
        onCancel()
      }}
    >
      {kind === 'words' ? (
        <Words conflict={conflict} label={label} onMerge={onMerge} onCancel={onCancel} />
      ) : (
        <Typed conflict={conflict} kind={kind} label={label} onMerge={onMerge} onCancel={onCancel} />
      )}
    </div>
  )
}

const wordsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** All that either side has: what is too much is taken out. */
function Words({ conflict: { mine, theirs }, label, onMerge, onCancel }: Omit<Props, 'kind'> & { label: string }) {
  const [words, setWords] = useState(() => [...new Set([...wordsOf(mine), ...wordsOf(theirs)])])
  return (
    <>
      <WordsInput label={label} words={words} onChange={setWords} />
      <Answers onKeep={() => onMerge(words)} onCancel={onCancel} />
    </>
  )
}

function Typed({ conflict: { field, mine, theirs }, kind, label, onMerge, onCancel }: Props & { label: string }) {
  const t = useMessages(conflictMessages)
  const currency = useShop((shop) => shop.currency)
  const [text, setText] = useState(() => typedText(kind, mine ?? theirs, currency))
  const [why, setWhy] = useState<'badAmount' | 'badNumber'>()
  const keep = () => {
    const typed = typedValue(kind, field, text, currency)
    if (typed.ok) onMerge(typed.value)
    else setWhy(typed.why)
  }
  const change = (next: string) => {
    setText(next)
    setWhy(undefined)
  }
  return (
    <>
      {kind === 'long' ? (
        <Input.TextArea
          autoSize={{ minRows: 4, maxRows: 16 }}
          aria-label={label}
          value={text}
          onChange={({ target }) => change(target.value)}
        />
      ) : (
        <Input
          className={kind === 'line' ? undefined : 'zg-merge-number zg-num'}
          inputMode={kind === 'amount' ? 'decimal' : kind === 'count' ? 'numeric' : undefined}
          suffix={kind === 'amount' ? currency : undefined}
          status={why ? 'error' : ''}
          aria-label={label}
          aria-invalid={why !== undefined}
          value={text}
          onChange={({ target }) => change(target.value)}
          onPressEnter={({ nativeEvent }) => !nativeEvent.isComposing && keep()}
        />
      )}
      {why && (
        <p className="zg-warning zg-small" role="alert">
          {t(why)}
        </p>
      )}
      <Answers onKeep={keep} onCancel={onCancel} />
    </>
  )
}

function Answers({ onKeep, onCancel }: { onKeep: () => void; onCancel: () => void }) {
  const t = useMessages(conflictMessages)
  return (
    <div className="zg-row">
      <Button size="small" type="primary" onClick={onKeep}>
        {t('keepMerged')}
      </Button>
      <Button size="small" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </div>
  )
}
