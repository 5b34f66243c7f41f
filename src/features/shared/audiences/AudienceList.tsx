import { Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { AudienceRow } from '~/domain/audience'
import { LIMITS } from '~/domain/checkCommand'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Sheet } from '~/ui/Sheet'
import { useFormat } from '~/ui/UiContext'
import { messages } from './messages'
import { useAudienceRows, useAudienceSize } from './queries'
import './audiences.css'

/** Every audience with its size then and now; names are changed in place, deleting is undone by the toast. */
export function AudienceList({ onClose }: { onClose: () => void }) {
  const t = useMessages(messages)
  const { data } = useAudienceRows()
  return (
    <Sheet title={t('title')} onClose={onClose}>
      {!data ? (
        <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />
      ) : data.length === 0 ? (
        <Empty title={t('none')} hint={t('noneHint')} />
      ) : (
        <ul className="zg-audiences">
          {data.map((row) => (
            <Audience key={row.key} row={row} onClose={onClose} />
          ))}
        </ul>
      )}
    </Sheet>
  )
}

function Audience({ row, onClose }: { row: AudienceRow; onClose: () => void }) {
  const t = useMessages(messages)
  const format = useFormat()
  const run = useCommand()
  const whyNot = useWhyNot('audience.set')
  const [renaming, rename] = useState(false)
  const { data } = useAudienceSize(row.rule)
  const remove = () => run({ kind: 'audience.remove', args: { key: row.key } }, { done: t('removed', { name: row.name }) })
  return (
    <li data-audience={row.name}>
      {renaming ? <Rename row={row} onDone={() => rename(false)} /> : <strong>{row.name}</strong>}
      <span className="zg-second zg-small zg-num">
        {[
          t(`rule.${row.rule.kind}`),
          ...(data ? [t('now', { count: data.buyers })] : []),
          t('saidThen', { count: row.size, at: format.date(row.at) }),
        ].join(' · ')}
      </span>
      <span className="zg-row">
        <Link className="zg-link-button" to={paths.customers({ audience: [row.key] })} onClick={onClose}>
          {t('see')}
        </Link>
        <Button size="small" disabledReason={whyNot} onClick={() => rename(true)}>
          {t('rename')}
        </Button>
        <Button size="small" disabledReason={whyNot} onClick={() => void remove()}>
          {t('remove')}
        </Button>
      </span>
    </li>
  )
}

function Rename({ row: { key, name }, onDone }: { row: AudienceRow; onDone: () => void }) {
  const t = useMessages(messages)
  const run = useCommand()
  const [typed, type] = useState(name)
  const input = useRef<InputRef>(null)
  useEffect(() => input.current?.focus(), [])
  const save = async () => {
    const next = typed.trim()
    if (next === name) return onDone()
    const outcome = await run(
      { kind: 'audience.set', args: { key, set: { name: next } }, saw: { name } },
      { done: t('renamed', { name: next }) },
    )
    if (outcome?.ok) onDone()
  }
  return (
    <form
      className="zg-audience-name"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Input
        ref={input}
        aria-label={t('name')}
        maxLength={LIMITS.audienceName}
        value={typed}
        onChange={({ target }) => type(target.value)}
      />
      <Button type="primary" htmlType="submit">
        {t('rename')}
      </Button>
    </form>
  )
}
