import { Catch, type RpcExceptionFilter } from '@nestjs/common';
import { throwError, type Observable } from 'rxjs';

/**
 * Hands what a handler threw on to the transport as it is. Nest's own filter would answer a remote caller with
 * `Internal server error`; here nobody is remote, and the cause decides between trying again and parking.
 */
export class HandlerErrorsFilter implements RpcExceptionFilter {
  catch(exception: unknown): Observable<never> {
    return throwError(() => exception);
  }
}
// As a call, not as a decorator: Node itself loads this library in workers, and compiles nothing there.
Catch()(HandlerErrorsFilter);
