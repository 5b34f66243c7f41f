import { Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { AudienceRule } from '~/domain/audience'
import { LIMITS } from '~/domain/checkCommand'
import { refusalText, useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { useFormat } from '~/ui/UiContext'
import { messages } from './messages'
import { useAudienceSize } from './queries'
import './audiences.css'

interface SaveAudienceProps {
  rule: AudienceRule
  /** To start with. */
  name?: string
  onClose: () => void
}

/** Keeps the buyers of a rule under a name; says first how many they are. */
export function SaveAudience({ rule, name: given = '', onClose }: SaveAudienceProps) {
  const t = useMessages(messages)
  const format = useFormat()
  const run = useCommand()
  const [name, setName] = useState(given.slice(0, LIMITS.audienceName))
  const [refused, refuse] = useState('')
  const { data } = useAudienceSize(rule)
  const input = useRef<InputRef>(null)
  useEffect(() => input.current?.focus(), [])
  const save = async () => {
    const set = { name: name.trim(), rule, size: data?.buyers ?? 0, at: Date.now() }
    const intent = { kind: 'audience.set' as const, args: { key: crypto.randomUUID(), set } }
    const outcome = await run(intent, { done: t('saved', { name: set.name }), quiet: true })
    if (outcome?.ok) onClose()
    else if (outcome) refuse(refusalText(outcome.refusal))
  }
  const missing = name.trim() === '' ? t('needName') : data ? undefined : t('counting')
  return (
    <Sheet title={t('save')} onClose={onClose}>
      <form
        className="zg-stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (missing === undefined) void save()
        }}
      >
        <p className="zg-second">{t(rule.kind === 'list' ? 'leadList' : 'lead')}</p>
        <label className="zg-stack-tight">
          <span>{t('name')}</span>
          <Input
            ref={input}
            aria-label={t('name')}
            placeholder={t('nameHint')}
            maxLength={LIMITS.audienceName}
            status={refused ? 'error' : ''}
            value={name}
            onChange={({ target }) => {
              setName(target.value)
              refuse('')
            }}
          />
        </label>
        {refused && <p className="zg-warning">{refused}</p>}
        <p className="zg-num" aria-live="polite" data-audience-size={data?.buyers}>
          {!data ? t('counting') : data.buyers === 0 ? t('empty') : t('size', { count: data.buyers, gmv: format.money(data.gmv) })}
        </p>
        <div className="zg-row">
          <Button type="primary" htmlType="submit" disabledReason={missing}>
            {t('confirm')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
