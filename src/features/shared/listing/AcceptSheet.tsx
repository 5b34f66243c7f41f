import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState, type FormEvent } from 'react'
import { ACCEPT_LIMITS, ACCEPT_REASONS, type Grounds, missingGrounds } from '~/domain/compliance/acceptance'
import { type Finding, plain } from '~/domain/compliance/lint'
import { ruleOf } from '~/domain/compliance/packs'
import { textsOf } from '~/domain/compliance/product'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { useUi } from '~/ui/UiContext'
import { lifeMessages } from './lifeMessages'
import { lifeQueries } from './queries'
import { shortened } from './shortened'
import './listing.css'

export interface AcceptSheetProps {
  finding: Finding
  /** Key of the product whose text it is. */
  product: string
  /** The text as it is shown, where it may differ from what is saved. */
  typed?: string
  onClose: () => void
}

const EMPTY: Grounds = { reason: 'brand', certificate: '', note: '' }

/** Asks why what was found is right as it is, and for what that holds. */
export function AcceptSheet({ finding, product, typed, onClose }: AcceptSheetProps) {
  const t = useMessages(lifeMessages)
  const { language } = useUi()
  const [grounds, setGrounds] = useState(EMPTY)
  // Of a text as a whole, such as one that is too long, there is no word.
  const canBeWord = ruleOf(finding.rule)?.find.by !== 'length'
  const [word, setWord] = useState<string>()
  const { accept, whyNot } = useAccept({ finding, product, typed }, word, grounds)
  const message = ruleOf(finding.rule)?.message
  const send = () => {
    if (whyNot !== undefined) return
    onClose()
    void accept()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send()
  }
  return (
    <Sheet title={t('acceptTitle')} onClose={onClose}>
      <form
        className="zg-move-form zg-accept"
        onSubmit={submit}
        onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter' && send()}
      >
        <p>
          <mark>{shortened(finding.found)}</mark> {message && (language === 'zh-CN' ? message.zh : message.en)}
        </p>
        <Why grounds={grounds} onChange={setGrounds} />
        {canBeWord && <Where finding={finding} word={word} onChange={setWord} />}
        <Button type="primary" htmlType="submit" disabledReason={whyNot} hint="Ctrl / ⌘ + Enter">
          {t('acceptSure')}
        </Button>
      </form>
    </Sheet>
  )
}

/** What the press does, and why it cannot be pressed yet. `word`: for the whole shop. */
function useAccept({ finding, product, typed }: Omit<AcceptSheetProps, 'onClose'>, word: string | undefined, grounds: Grounds) {
  const t = useMessages(lifeMessages)
  const run = useCommand()
  const { data } = useQuery(lifeQueries.saved(product))
  const mayAccept = useWhyNot('listing.accept')
  const mayAllow = useWhyNot('listing.allow')
  const { rule, part, at, found } = finding
  const text = data ? textsOf(data).find((each) => each.part === part && each.at === at)?.text : undefined
  const missing = missingGrounds(grounds)
  const misses = word !== undefined && !plain(word).includes(plain(found))
  const accept = async () => {
    if (word !== undefined)
      return run(
        { kind: 'listing.allow', args: { of: { rule, word: word.trim() }, grounds } },
        { done: t('allowDone', { text: word.trim() }) },
      )
    if (!data || text === undefined) return undefined
    const of = { rule, product, part, found, text }
    const done = t('acceptDone', { text: shortened(found) })
    return run({ kind: 'listing.accept', args: { of, grounds, title: data.title } }, { done })
  }
  const isSaved = text !== undefined && text === (typed ?? text)
  const whyNot =
    (word === undefined ? mayAccept : mayAllow) ??
    (missing && t(missing === 'certificate' ? 'needCertificate' : 'needNote')) ??
    (word === undefined && !isSaved ? t('saveFirst') : misses ? t('wordMisses', { text: shortened(found) }) : undefined)
  return { accept, whyNot }
}

function Why({ grounds, onChange }: { grounds: Grounds; onChange: (grounds: Grounds) => void }) {
  const t = useMessages(lifeMessages)
  const id = useId()
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  return (
    <>
      <fieldset>
        <legend>{t('why')}</legend>
        {ACCEPT_REASONS.map((reason, at) => (
          <label key={reason}>
            <input
              ref={at === 0 ? first : undefined}
              type="radio"
              name={`${id}why`}
              checked={grounds.reason === reason}
              onChange={() => onChange({ ...grounds, reason })}
            />
            {t(`grounds.${reason}`)}
          </label>
        ))}
      </fieldset>
      {grounds.reason === 'certified' && (
        <>
          <label htmlFor={`${id}certificate`}>{t('certificate')}</label>
          <input
            id={`${id}certificate`}
            className="zg-input"
            maxLength={ACCEPT_LIMITS.certificate}
            value={grounds.certificate}
            onChange={({ target }) => onChange({ ...grounds, certificate: target.value })}
          />
        </>
      )}
      <label htmlFor={`${id}note`}>{t('acceptNote')}</label>
      <textarea
        id={`${id}note`}
        className="zg-input zg-note"
        rows={2}
        maxLength={ACCEPT_LIMITS.note}
        placeholder={t('acceptNoteHint')}
        value={grounds.note}
        onChange={({ target }) => onChange({ ...grounds, note: target.value })}
      />
    </>
  )
}

/** This text alone, or a word in the whole shop. */
function Where({ finding, word, onChange }: { finding: Finding; word: string | undefined; onChange: (word: string | undefined) => void }) {
  const t = useMessages(lifeMessages)
  const id = useId()
  const whyNot = useWhyNot('listing.allow')
  return (
    <>
      <fieldset>
        <legend>{t('acceptWhere')}</legend>
        <label>
          <input type="radio" name={`${id}where`} checked={word === undefined} onChange={() => onChange(undefined)} />
          {t('acceptText')}
        </label>
        <label>
          <input
            type="radio"
            name={`${id}where`}
            checked={word !== undefined}
            disabled={whyNot !== undefined}
            onChange={() => onChange(finding.found)}
          />
          <span>
            {t('acceptWord')}
            {whyNot !== undefined && <span className="zg-second zg-small zg-accept-why">{whyNot}</span>}
          </span>
        </label>
      </fieldset>
      {word !== undefined && (
        <>
          <label htmlFor={`${id}word`}>{t('word')}</label>
          <input
            id={`${id}word`}
            className="zg-input"
            maxLength={ACCEPT_LIMITS.word}
            aria-describedby={`${id}hint`}
            value={word}
            onChange={({ target }) => onChange(target.value)}
          />
          <p id={`${id}hint`} className="zg-second zg-small">
            {t('wordHint', { text: shortened(finding.found) })}
          </p>
        </>
      )}
    </>
  )
}
