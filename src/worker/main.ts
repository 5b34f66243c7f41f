import { type Request, serve } from '~/lib/rpc'
import { toWire } from './packedRows'
import { answer } from './handlers'

serve(
  {
    listen: (receive) => {
      self.onmessage = ({ data }: MessageEvent<Request>) => receive(data)
    },
    send: (reply) => self.postMessage(reply),
  },
  async (name, args, context) => toWire(name, await answer(name, args, context)),
)
