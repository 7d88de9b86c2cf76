import { Controller, Get, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';

/** Whoever opens the address alone is led to what there is to read. */
@ApiExcludeController()
@Controller()
export class RootController {
  @Get()
  @Redirect('/views', 302)
  toViews(): void {
    // The decorators say it all.
  }
}
