import { useId, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { useMessages } from '~/lib/i18n'
import { keywordsOf } from '~/domain/seo'
import { CloseIcon } from './icons'
import './words.css'
import { wordsMessages } from './wordsMessages'

export interface WordsInputProps {
  label: string
  words: readonly string[]
  suggestions?: readonly string[]
  placeholder?: string
  readOnly?: boolean
  id?: string
  onChange: (words: string[]) => void
}

/** A list of words: Enter or a comma adds what was typed, Backspace takes the last away, a pasted list is added as one. */
export function WordsInput({ label, words, suggestions = [], placeholder, readOnly = false, id, onChange }: WordsInputProps) {
  const t = useMessages(wordsMessages)
  const list = useId()
  const [typed, setTyped] = useState('')
  const add = (text: string) => {
    const next = [...new Set([...words, ...keywordsOf(text)])]
    setTyped('')
    if (next.length > words.length) onChange(next)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' || event.key === ',' || event.key === '，') {
      event.preventDefault()
      add(typed)
    } else if (event.key === 'Backspace' && typed === '' && words.length > 0) onChange(words.slice(0, -1))
  }
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    if (!/[,，、;；\t\n]/.test(text)) return
    event.preventDefault()
    add(text.replaceAll('\t', '\n'))
  }
  return (
    <div className="zg-words">
      {words.map((word) => (
        <span key={word} className="zg-words-one">
          {word}
          {!readOnly && (
            <button
              type="button"
              aria-label={t('remove', { word, list: label })}
              onClick={() => onChange(words.filter((other) => other !== word))}
            >
              <CloseIcon />
            </button>
          )}
        </span>
      ))}
      {!readOnly && (
        <input
          id={id}
          aria-label={label}
          list={list}
          placeholder={words.length === 0 ? placeholder : undefined}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={onKey}
          onPaste={onPaste}
          onBlur={() => add(typed)}
        />
      )}
      <datalist id={list}>
        {suggestions
          .filter((word) => !words.includes(word))
          .map((word) => (
            <option key={word} value={word} />
          ))}
      </datalist>
    </div>
  )
}
