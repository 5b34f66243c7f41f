// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest'
import type { PersonRow } from '~/domain/person'

vi.mock('~/worker/client', () => ({
  call: vi.fn(),
  endWorkers: vi.fn(),
  onChanged: () => () => undefined,
  openInWorkers: () => new Promise(() => undefined),
}))

const { askNow, followPerson, queryClient, useTurn } = await import('./cache')
const { actAs, useShop } = await import('./shop')

const KIM: PersonRow = { key: 'kim', name: 'Kim', role: 'owner', active: true }
const KEY = ['main', 'orders', 'list']

beforeEach(() => {
  queryClient.clear()
  useShop.setState({ id: 'main', state: 'open', who: 'owner', people: [KIM] })
})

test('nothing that one person was shown is left for the next, and what was on its way is not taken', async () => {
  const stop = followPerson()
  queryClient.setQueryData([...KEY, 0], 'Ava Thomas')
  let answer: (text: string) => void = () => undefined
  const late = queryClient
    .fetchQuery({ queryKey: [...KEY, 1], queryFn: () => new Promise<string>((resolve) => (answer = resolve)) })
    .catch(() => 'not taken')
  const { turn } = useTurn.getState()
  void actAs('kim')
  answer('Rosa Reed')
  await late
  expect(queryClient.getQueryData([...KEY, 0])).toBeUndefined()
  expect(queryClient.getQueryData([...KEY, 1])).toBeUndefined()
  expect(useTurn.getState().turn).toBe(turn + 1)
  stop()
})

test('neither is what was seen before another tab has changed the role of who acts', () => {
  useShop.setState({ who: 'kim' })
  const stop = followPerson()
  queryClient.setQueryData(KEY, 'Ava Thomas')
  useShop.setState({ version: 8 })
  expect(queryClient.getQueryData(KEY)).toBe('Ava Thomas')
  useShop.setState({ people: [{ ...KIM, role: 'agent' }] })
  expect(queryClient.getQueryData(KEY)).toBeUndefined()
  stop()
})

test('a step that waits for an answer gets it though a commit comes before', async () => {
  const answers: ((text: string) => void)[] = []
  const asked = askNow({ queryKey: KEY, queryFn: () => new Promise<string>((resolve) => answers.push(resolve)) })
  await queryClient.cancelQueries({ queryKey: KEY })
  await vi.waitFor(() => expect(answers).toHaveLength(2))
  answers[1]('after it')
  expect(await asked).toBe('after it')
})
