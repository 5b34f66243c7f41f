import { expect, it } from 'vitest'
import { aTicket } from '../../tests/tickets'
import { handOffOf, promiseIn } from './handOff'
import type { MessageRow, Ticket } from './ticket'

const said = (ticket: string, at: number, from: string, text: string, note = false): MessageRow => ({ key: `${ticket}/${at}`, ticket, at, from, note, text }) // prettier-ignore
const step = (at: number, to: Ticket['state'], who: string) => ({ at, to, who })

it('a promise is the sentence that says what we will do by when', () => {
  expect(promiseIn('抱歉让您久等了。网点回复预计明后天派送，如果还没动我给您补发。')).toBe('网点回复预计明后天派送，如果还没动我给您补发。')
  expect(promiseIn('I am sorry. I will write by noon tomorrow. Thanks.')).toBe('I will write by noon tomorrow.')
  expect(promiseIn('建议 M 码，喜欢宽松可以选 L。')).toBeUndefined()
  expect(promiseIn('M for a regular fit, L if you like it loose.')).toBeUndefined()
})

it('a shift tells what was done in it, and what is left with its next step', () => {
  const tickets = [
    aTicket({ key: 'a', state: 'solved', assignee: 'me', steps: [step(1, 'new', 'customer'), step(20, 'solved', 'me')] }),
    aTicket({ key: 'b', state: 'waitingThird', assignee: 'me', dueAt: 90, createdAt: 12, steps: [step(12, 'new', 'me')] }),
    aTicket({ key: 'c', state: 'waitingUs', assignee: 'me', dueAt: 40, subject: 'Late' }),
    aTicket({ key: 'd', state: 'open', assignee: 'other' }),
    aTicket({ key: 'e', state: 'solved', assignee: 'me', steps: [step(5, 'solved', 'me')] }),
  ]
  const messages = new Map([
    ['a', [said('a', 15, 'me', 'Done.')]],
    ['b', [said('b', 13, 'me', 'I will write by tonight.'), said('b', 14, 'me', 'asked them', true)]],
    ['c', [said('c', 3, 'me', 'Hello.')]],
  ])
  const shift = handOffOf({ tickets, messages }, 'me', 10)
  expect(shift).toMatchObject({ solved: 1, solvedKeys: ['a'], answered: 2, opened: 1, notes: 1 })
  expect(shift.mine.map(({ key, dueAt, promised }) => [key, dueAt, promised?.text])).toEqual([
    ['c', 40, undefined],
    ['b', 90, 'I will write by tonight.'],
  ])
})
