import { type Request, serve } from '~/lib/rpc'
import { answer } from './handlers'

serve(
  {
    listen: (receive) => {
      self.onmessage = ({ data }: MessageEvent<Request>) => receive(data)
    },
    send: (reply) => self.postMessage(reply),
  },
  answer,
)
